using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Draws a sheet; Cards does. The same source and data always give the same bytes.</summary>
internal interface IRenderPrintJob
{
    Task<Outcome<byte[]>> RenderAsync(string merchant, PrintSource source, string data, CancellationToken ct);
}
