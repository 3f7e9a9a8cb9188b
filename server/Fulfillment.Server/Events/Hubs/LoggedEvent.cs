using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>One event of the log as the tail reads it: the event, and what decides who may hear it.</summary>
/// <param name="Sequence">The site's.</param>
internal sealed record LoggedEvent(CloudEvent Event, long Sequence, string Merchant, string? TrackingToken, long? TokenSequence);

/// <summary>One event on its way to clients. It is serialized once, however many connections it goes to.</summary>
/// <param name="sequence">The stream's: the site's, or the tracking token's.</param>
/// <param name="merchant">Whose event it is.</param>
/// <param name="content">As clients get it.</param>
internal sealed class StreamEvent(long sequence, string merchant, CloudEvent content)
{
    /// <summary>The client's method that hears events.</summary>
    public const string Method = "Receive";

    public long Sequence => sequence;

    public string Merchant => merchant;

    public SerializedHubMessage Message { get; } = new(new InvocationMessage(Method, [content]));
}
