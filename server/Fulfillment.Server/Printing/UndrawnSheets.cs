using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Stands where no drawing of cards is set up: every job fails, saying so.</summary>
internal sealed class UndrawnSheets : IRenderPrintJob
{
    public Task<Outcome<byte[]>> RenderAsync(string merchant, PrintSource source, string data, CancellationToken ct) => Task.FromResult<Outcome<byte[]>>(new Refusal(
        "printing/cannot-draw",
        StatusCodes.Status409Conflict,
        new Text("カードを作る機能が設定されていません。", "Nothing is set up to draw cards."),
        new Text("責任者に知らせてください。", "Tell the supervisor.")));
}
