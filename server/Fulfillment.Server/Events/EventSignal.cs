using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events;

/// <summary>Rings when events were appended. The log is the mailbox.</summary>
internal sealed class EventSignal : Doorbell;
