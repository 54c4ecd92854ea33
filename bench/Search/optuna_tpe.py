"""Optuna's multivariate TPE with its defaults, one search after another, over lines.

A line of JSON {"seed", "liar", "space": [["rank", n] | ["category", n] | ["number", min, max], ...]} starts a search, "ask" gives
the next point, "tell TRIAL LOSS" its result, "add LOSS POINT" puts in a result that was not asked for, "seconds" gives the processor
time of asking and telling. Every line is answered by one.
"""
import json
import sys
import time
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


def suggest(trial, name, kind, *size):
    if kind == "rank":
        return trial.suggest_int(name, 0, size[0] - 1)
    if kind == "category":
        return trial.suggest_categorical(name, list(range(size[0])))
    return trial.suggest_float(name, *size)


def distribution(kind, *size):
    if kind == "rank":
        return optuna.distributions.IntDistribution(0, size[0] - 1)
    if kind == "category":
        return optuna.distributions.CategoricalDistribution(list(range(size[0])))
    return optuna.distributions.FloatDistribution(*size)


def added(space, loss, point):
    values = [value if part[0] == "number" else int(value) for part, value in zip(space, point)]
    return optuna.trial.create_trial(
        value=loss,
        params={str(i): value for i, value in enumerate(values)},
        distributions={str(i): distribution(*part) for i, part in enumerate(space)})


def main():
    study, space, trials, seconds = None, None, [], 0.0
    for line in sys.stdin:
        words, answer, start = line.split(), "ok", time.thread_time()
        if words[0] == "ask":
            trials.append(study.ask())
            answer = json.dumps([suggest(trials[-1], str(i), *part) for i, part in enumerate(space)])
        elif words[0] == "tell":
            study.tell(trials[int(words[1])], float(words[2]))
        elif words[0] == "seconds":
            answer = repr(seconds)
        elif words[0] == "add":
            study.add_trial(added(space, float(words[1]), json.loads("".join(words[2:]))))
            trials.append(None)
            start = time.thread_time()
        else:
            job = json.loads(line)
            sampler = optuna.samplers.TPESampler(multivariate=True, constant_liar=job["liar"], seed=job["seed"])
            study, space, trials, seconds, start = optuna.create_study(sampler=sampler), job["space"], [], 0.0, time.thread_time()
        seconds += time.thread_time() - start
        print(answer, flush=True)


main()
