using Fulfillment.Contracts;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Demo;

/// <summary>
/// One packer at one station, who knows only what a person would: the tote in front, what stands on the goods, and what the screen says
/// next. Now and then a hand goes wrong; the bench stops it, and the packer does as told.
/// </summary>
internal sealed class DemoPacker(string station, string badge, StationLink link, WarehouseLink warehouse, DemoShelf shelf, DemoFloor floor, Random chance, TimeProvider clock)
{
    private const int RefusalsBeforeHelp = 3;
    private const double Clumsiness = 0.035;
    private StationView _view = new();
    private IReadOnlyList<string> _skus = [];

    public string Station => station;

    /// <summary>Codes of sheets that lie at this station.</summary>
    public IEnumerable<string> SheetsHere => _view.Screen?.Inserts.Where(sheet => sheet.State == "printed").Select(sheet => sheet.Code) ?? [];

    /// <summary>Packs until nobody wants more.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!await LookAsync(ct)) return;
        if (_view.State is StationStates.SignedOut) await ScanAsync($"BADGE:{badge}", DemoSentences.SignsIn(badge), ct);
        while (_view.State is not StationStates.SignedOut and not StationStates.Pin && floor.TryBegin())
        {
            if (!await PackOneAsync(ct)) floor.NotBegun();
        }
    }

    private bool IsOpen => _view.State is StationStates.Packing or StationStates.Inserts or StationStates.Label;

    /// <returns>Whether a parcel left the bench.</returns>
    private async Task<bool> PackOneAsync(CancellationToken ct)
    {
        if (IsOpen && _view.Screen is { Merchant: { } merchant, Order: { } order } && await warehouse.FindAsync(merchant, order, ct) is { } open)
        {
            Say(DemoSentences.GoesOn(order));
            return await PackAsync(open, ct);
        }

        if (await shelf.TakeAsync(ct) is not { } tote)
        {
            await floor.RestAsync(ct);
            return false;
        }

        await PauseAsync(2, 6, ct);
        await ScanAsync(tote.Code, DemoSentences.Opens(tote), ct);
        if (!IsOpen && tote.Code != tote.Certain) await ScanAsync(tote.Certain, DemoSentences.Opens(tote), ct);
        if (IsOpen) return await PackAsync(tote, ct);
        Say(DemoSentences.PutsAside(tote));
        return false;
    }

    private async Task<bool> PackAsync(DemoTote tote, CancellationToken ct)
    {
        var refusals = 0;
        while (IsOpen && refusals < RefusalsBeforeHelp)
        {
            await ErrAsync(tote, ct);
            if (await NextAsync(tote, ct) is not var (code, what))
            {
                await WaitForPrinterAsync(ct);
                continue;
            }

            await PauseAsync(1.2, 3.5, ct);
            await ScanAsync(code, what, ct);
            refusals = _view.IsRefusal ? refusals + 1 : 0;
        }

        if (refusals == RefusalsBeforeHelp) await ScanAsync("CMD:HOLD", DemoSentences.AsksForHelp, ct);
        if (IsOpen || _view.Sound != Sounds.Done || refusals > 0) return false;
        floor.Shipped(tote, ct);
        return true;
    }

    /// <summary>What a person would scan now; null while the printer still works.</summary>
    private async Task<(string Code, Text What)?> NextAsync(DemoTote tote, CancellationToken ct)
    {
        var screen = _view.Screen!;
        if (screen.Lines.FirstOrDefault(line => line.Packed < line.Quantity) is { } line)
            return await warehouse.BarcodeAsync(screen.Merchant!, line.Sku, ct) is { } barcode ? (barcode, DemoSentences.Item(line)) : Command("SHORT");
        if (_view.State is StationStates.Label) return tote.Waybill is { } number ? (number, DemoSentences.Label(number)) : Command("HOLD");
        var sheets = screen.Inserts.Where(sheet => sheet.Proof != "none").ToList();
        if (sheets.FirstOrDefault(sheet => sheet.State is "printed" or "unknown") is { } ready) return (ready.Code, DemoSentences.Sheet(ready));
        if (sheets.Any(sheet => sheet.State == "failed")) return Command("REPRINT");
        return sheets.Any(sheet => sheet.State is "chosen" or "printing") ? null : Command("FINISH");
    }

    private static (string Code, Text What) Command(string name) => ($"CMD:{name}", DemoSentences.Command(name));

    private async Task ErrAsync(DemoTote tote, CancellationToken ct)
    {
        if (chance.NextDouble() >= Clumsiness * floor.Clumsy) return;
        var screen = _view.Screen!;
        var (code, mistake) = _view.State switch
        {
            StationStates.Packing when chance.Next(3) == 0 && screen.Lines.FirstOrDefault(line => line.Packed == line.Quantity) is { } full =>
                (await warehouse.BarcodeAsync(screen.Merchant!, full.Sku, ct), DemoSentences.OnceTooOften),
            StationStates.Packing => (await OtherItemAsync(screen, ct), DemoSentences.WrongItem),
            StationStates.Inserts => (floor.NeighboursSheet(this), DemoSentences.NeighboursCard),
            _ => (shelf.Another() is { } other && other.OrderNo != tote.OrderNo ? other.Waybill : null, DemoSentences.NeighboursLabel),
        };
        if (code is null) return;
        await PauseAsync(1.2, 3.5, ct);
        await ScanAsync(code, mistake, ct);
        if (_view.IsRefusal) floor.Tally.Err();
        // Somebody who was stopped reads before going on.
        await PauseAsync(2, 5, ct);
    }

    private async Task<string?> OtherItemAsync(PackingScreen screen, CancellationToken ct)
    {
        if (_skus.Count == 0) _skus = await warehouse.SkusAsync(screen.Merchant!, ct);
        var others = _skus.Where(sku => screen.Lines.All(line => line.Sku != sku)).ToList();
        return others.Count == 0 ? null : await warehouse.BarcodeAsync(screen.Merchant!, others[chance.Next(others.Count)], ct);
    }

    private async Task WaitForPrinterAsync(CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(200), clock, ct);
        await LookAsync(ct);
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        var pauses = new Pauses(StationLink.LongestPause);
        while (true)
        {
            switch (await link.TryLookAsync(ct))
            {
                case LinkAnswer.Given given:
                    _view = given.View;
                    return true;
                case LinkAnswer.NotWelcome refused:
                    Say(new Text(refused.Says, refused.Says));
                    return false;
                default:
                    floor.ServerAway();
                    await Task.Delay(pauses.Next(), clock, ct);
                    break;
            }
        }
    }

    private async Task ScanAsync(string code, Text deed, CancellationToken ct)
    {
        Say(deed);
        switch (await link.SendAsync(ScannerRead.Of("demo", code, clock), clock, ct))
        {
            case LinkAnswer.Given given:
                _view = given.View;
                if (_view.IsRefusal || _view.Sound is Sounds.Done or Sounds.Attention) floor.Print(this, $"  {(_view.IsRefusal ? "×" : "○")} {_view.Says}");
                break;
            case LinkAnswer.NotWelcome refused:
                floor.Print(this, $"  × {refused.Says}");
                throw new DemoRefusedException(refused.Says);
        }
    }

    private void Say(Text deed) => floor.Print(this, deed.In(floor.Language));

    private Task PauseAsync(double leastSeconds, double mostSeconds, CancellationToken ct) =>
        Task.Delay(TimeSpan.FromSeconds(leastSeconds + (chance.NextDouble() * (mostSeconds - leastSeconds))) / floor.Speed, clock, ct);
}

/// <summary>The server does not let this key speak for the station.</summary>
internal sealed class DemoRefusedException(string says) : Exception(says);
