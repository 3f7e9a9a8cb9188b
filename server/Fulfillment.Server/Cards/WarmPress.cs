using Fulfillment.LabelTemplates;

namespace Fulfillment.Server.Cards;

/// <summary>Sets one made-up card in the background after start: fonts are read and code is compiled before the first packer waits for a card (half a second of CPU, measured).</summary>
internal sealed class WarmPress(CardPress press, CardBackends backends, ILogger<WarmPress> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var set = await press.SetAsync("", BuiltInTemplates.ByCode["thank-you-card"], BuiltInTemplates.DemoData("ja"), stoppingToken);
        if (set.Refusal is { } refusal) log.LogWarning("Cards cannot be set on this machine yet: {Code} {Says} {Do}", refusal.Code, refusal.Says.En, refusal.Do.En);
        else backends.Pdf(set.Value!.Sheet);
    }
}
