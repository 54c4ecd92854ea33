namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Sums over the pixels of a channel.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class PlaneSum<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>Each image's sum.</summary>
    public static TVector Of(Planes planes, int channel)
    {
        TVector even = TLanes.Fill(0), odd = even;
        var at = planes.Pointer + channel * planes.Channel;
        var end = at + planes.Channel;
        for (; at < end - TLanes.Count; at += 2 * TLanes.Count)
        {
            even = TLanes.Add(even, TLanes.Load(at));
            odd = TLanes.Add(odd, TLanes.Load(at + TLanes.Count));
        }

        // A channel's cells are odd in number.
        return TLanes.Add(TLanes.Add(even, TLanes.Load(at)), odd);
    }
}
