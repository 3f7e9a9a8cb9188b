using System.Globalization;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Demo;

/// <summary>How the demo is to be played.</summary>
internal sealed record DemoPlan(Uri Server, string Key, IReadOnlyList<string> Stations, string Language)
{
    /// <summary>1 is a person's pace, 5 to 40 seconds a parcel; 10 is ten times as fast.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>After how many it ends; null goes on until somebody ends it.</summary>
    public int? Parcels { get; init; }

    /// <summary>1 is a mistake in every few parcels, 0 none.</summary>
    public double Clumsy { get; init; } = 1;

    /// <summary>The same seed gives the same hands.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>A floor at work: a packer at each station, and the carrier's news of what they shipped.</summary>
internal sealed class DemoFloor(DemoPlan plan, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan AwayPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UntilCarried = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilDelivered = TimeSpan.FromMinutes(2);
    private readonly List<DemoPacker> _packers = [];
    private readonly List<Task> _news = [];
    private readonly Lock _lock = new();
    private readonly Random _carrier = new(plan.Seed);
    private WarehouseLink? _warehouse;
    private int _left = plan.Parcels ?? int.MaxValue;
    private bool _resting;
    private long _awaySaidAt;

    public DemoTally Tally { get; } = new();

    public double Speed => plan.Speed;

    public double Clumsy => plan.Clumsy;

    public string Language => plan.Language;

    /// <summary>Plays until the parcels are packed or somebody ends it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var warehouse = new WarehouseLink(plan.Server, plan.Key, clock, ServerAway);
        var links = new List<StationLink>();
        var shelves = new Dictionary<string, DemoShelf>(StringComparer.Ordinal);
        _warehouse = warehouse;
        try
        {
            foreach (var (station, at) in plan.Stations.Select((station, at) => (station, at)))
            {
                var site = station.Split(':')[0];
                var badges = await warehouse.PackersAsync(site, ct);
                if (badges.Count == 0) throw new DemoRefusedException(DemoSentences.NoPacker(site).In(plan.Language));
                if (!shelves.TryGetValue(site, out var shelf)) shelves[site] = shelf = new DemoShelf(warehouse, site);
                links.Add(new StationLink(new Credential(plan.Server, station) { Key = plan.Key }, plan.Language));
                _packers.Add(new DemoPacker(station, badges[at % badges.Count], links[^1], warehouse, shelf, this, new Random(plan.Seed + at), clock));
            }

            await Task.WhenAll(_packers.Select(packer => packer.RunAsync(ct)));
            await Task.WhenAll(_news);
        }
        finally
        {
            foreach (var link in links) link.Dispose();
            foreach (var shelf in shelves.Values) shelf.Dispose();
            output.WriteLine(DemoSentences.Ended(Tally).In(plan.Language));
        }
    }

    /// <summary>Whether another parcel is wanted; whoever begins none gives it back.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Decrement(ref _left) >= 0) return true;
        NotBegun();
        return false;
    }

    public void NotBegun() => Interlocked.Increment(ref _left);

    /// <summary>A code on a sheet that lies at another station.</summary>
    public string? NeighboursSheet(DemoPacker own) => _packers.Where(packer => packer != own).SelectMany(packer => packer.SheetsHere).FirstOrDefault();

    public void Shipped(DemoTote tote, CancellationToken ct)
    {
        Tally.Ship();
        _resting = false;
        lock (_lock)
        {
            if (tote.Waybill is not null && _carrier.Next(3) > 0) _news.Add(CarryAsync(tote, arrives: _carrier.Next(2) == 0, ct));
        }
    }

    public async Task RestAsync(CancellationToken ct)
    {
        if (!_resting) output.WriteLine(DemoSentences.NothingWaits.In(plan.Language));
        _resting = true;
        await Task.Delay(Rest / plan.Speed, clock, ct);
    }

    public void ServerAway()
    {
        lock (_lock)
        {
            if (_awaySaidAt != 0 && clock.GetElapsedTime(_awaySaidAt) < AwayPause) return;
            _awaySaidAt = clock.GetTimestamp();
        }

        output.WriteLine(DemoSentences.ServerAway.In(plan.Language));
    }

    public void Print(DemoPacker packer, string line)
    {
        var time = clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        output.WriteLine($"{time}  {packer.Station,-14} {line}");
    }

    private async Task CarryAsync(DemoTote tote, bool arrives, CancellationToken ct)
    {
        await Task.Delay(UntilCarried / plan.Speed, clock, ct);
        await ReportAsync(tote, "inTransit", ct);
        if (!arrives) return;
        await Task.Delay(UntilDelivered / plan.Speed, clock, ct);
        await ReportAsync(tote, "delivered", ct);
    }

    private async Task ReportAsync(DemoTote tote, string status, CancellationToken ct)
    {
        await _warehouse!.ReportAsync(tote, status, ct);
        output.WriteLine(DemoSentences.Carrier(status, tote.Waybill!).In(plan.Language));
    }
}
