using Fulfillment.Contracts;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Screen;

/// <summary>How the line to the server stands.</summary>
internal enum LinkState
{
    Connecting,
    Online,
    Offline,

    /// <summary>Somebody has to pair this device again.</summary>
    NotWelcome,
}

/// <summary>What the packer sees and hears. Called from several threads.</summary>
internal interface IStationScreen : IDisposable
{
    /// <summary>A scan was answered: shown, and heard by its sound.</summary>
    void Answer(StationView view);

    /// <summary>The station was looked at without a scan and has changed: a printer failed, an order was cancelled.</summary>
    void Look(StationView view);

    /// <summary>So many scans are kept here and not yet answered.</summary>
    void Waiting(int count);

    /// <param name="why">What is in the way.</param>
    void Link(LinkState state, Text? why);

    /// <summary>What a scanner sent does not count.</summary>
    void Refused(RefusedRead refused);

    /// <summary>The scanners that are plugged in.</summary>
    void Scanners(IReadOnlyCollection<string> names);

    /// <summary>What has been typed of the next scan.</summary>
    void Typed(string text);
}
