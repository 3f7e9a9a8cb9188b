using System.Collections.Immutable;
using Fulfillment.Contracts;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Screen;

/// <summary>All that the full screen shows at one moment.</summary>
internal sealed record ScreenState(string Station, string Language)
{
    /// <summary>The last sentence, with its sound; null before the first answer.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Where the station stands.</summary>
    public StationView? View { get; init; }

    public LinkState Link { get; init; }

    public Text? LinkTrouble { get; init; }

    public int Waiting { get; init; }

    public ImmutableArray<string> Scanners { get; init; } = [];

    public string Typed { get; init; } = "";

    public bool AsksForPin => View?.State == StationStates.Pin;
}

/// <summary>One sentence for the packer and its next step.</summary>
internal sealed record Notice(string Sound, string Says, string Do)
{
    public static Notice Of(StationView view) => new(view.Sound, view.Says, view.Do);
}
