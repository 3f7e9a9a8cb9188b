using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Rings when a print job was queued, withdrawn or settled.</summary>
internal sealed class PrintSignal : Doorbell;
