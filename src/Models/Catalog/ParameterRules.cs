using Orchestrator.Abstractions.Names;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Catalog;

/// <summary>What makes a parameter set unsound for a model: names, ranges, and values that do not fit each other.</summary>
internal static class ParameterRules
{
    /// <summary>Every problem. Rules between parameters are looked at only when each value is sound by itself.</summary>
    public static IEnumerable<InvalidParameterException> Problems(string model, ParameterSet parameters)
    {
        if (!ModelNames.All.Contains(model))
        {
            return [Unknown("model", model, ModelNames.All)];
        }

        var single = parameters.Values
            .Select(pair => Problem(model, pair.Key, pair.Value)).OfType<InvalidParameterException>().ToList();
        return single.Count > 0 ? single : Between(model, parameters);
    }

    private static InvalidParameterException? Problem(string model, string name, object value)
    {
        var definition = ParameterCatalog.Find(name);
        if (definition is null || !definition.Models.Contains(model))
        {
            var names = ParameterCatalog.All.Where(parameter => parameter.Models.Contains(model)).Select(parameter => parameter.Name);
            return new(name, value, $"a parameter that {model} has (nearest: {NearestName.Closest(name, names)})");
        }

        return definition switch
        {
            _ when definition.Allows(value) => null,
            { Kind: ParameterValueKind.Choice } => Unknown(name, value, definition.Choices),
            _ => new(name, value, definition.Allowed),
        };
    }

    private static IEnumerable<InvalidParameterException> Between(string model, ParameterSet parameters)
    {
        if (parameters.Text("model", model) is var named && named != model)
        {
            yield return new("model", named, $"{model} here");
        }

        if (ModelNames.Gans.Contains(model))
        {
            foreach (var problem in OfGan(parameters))
            {
                yield return problem;
            }

            yield break;
        }

        foreach (var problem in OfAutoencoder(model, parameters))
        {
            yield return problem;
        }
    }

    private static IEnumerable<InvalidParameterException> OfGan(ParameterSet parameters)
    {
        if (parameters.Integer("batch_size", 2) < 2)
        {
            yield return new("batch_size", 1, "at least 2 for a GAN, since batch normalization needs a variance");
        }

        if (parameters.Integer("validation_size", 0) == 1)
        {
            yield return new("validation_size", 1, "0 or at least 2 for a GAN, since frechet_distance needs a covariance");
        }
    }

    private static IEnumerable<InvalidParameterException> OfAutoencoder(string model, ParameterSet parameters)
    {
        var kind = parameters.Text("base", ModelNames.Multilayer == model ? model : ModelNames.Vanilla);
        if (model == ModelNames.Contractive && kind == ModelNames.Convolutional)
        {
            yield return new("base", kind, $"{ModelNames.Vanilla} or {ModelNames.Multilayer} for contractive");
            yield break;
        }

        var misplaced = kind switch
        {
            ModelNames.Vanilla => ["hidden_layers", "hidden_size"],
            ModelNames.Convolutional => ["hidden_layers", "hidden_size", "code_size"],
            _ => Array.Empty<string>(),
        };
        foreach (var name in misplaced.Where(parameters.Contains))
        {
            yield return new(name, parameters.Values[name], $"left out with base {kind}, which has no such size");
        }

        var hidden = NetworkOptions.ReadBase(parameters, kind).HiddenLayerCount;
        if (parameters.Integer("code_layer", 1) > hidden)
        {
            var allowed = $"an integer in [1, {hidden}], the hidden layers of this {kind} network";
            yield return new("code_layer", parameters.Values["code_layer"], allowed);
        }
    }

    private static InvalidParameterException Unknown(string name, object value, IReadOnlyList<string> choices)
    {
        var nearest = value is string word ? $" (nearest: {NearestName.Closest(word, choices)})" : "";
        return new(name, value, $"one of {string.Join(", ", choices)}{nearest}");
    }
}
