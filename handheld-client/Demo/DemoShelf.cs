namespace Fulfillment.Handheld.Demo;

/// <summary>The totes that wait, shared by the packers: each takes the most urgent that no other has.</summary>
internal sealed class DemoShelf(WarehouseLink warehouse, string site) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Queue<DemoTote> _waiting = new();

    /// <summary>Null when none waits just now.</summary>
    public async Task<DemoTote?> TakeAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_waiting.Count == 0)
            {
                foreach (var tote in await warehouse.WaitingAsync(site, ct))
                {
                    if (!_taken.Contains(tote.Certain)) _waiting.Enqueue(tote);
                }
            }

            if (!_waiting.TryDequeue(out var next)) return null;
            _taken.Add(next.Certain);
            return next;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A tote that still waits, and so a label that lies about for another box.</summary>
    public DemoTote? Another() => _waiting.TryPeek(out var next) ? next : null;

    public void Dispose() => _one.Dispose();
}
