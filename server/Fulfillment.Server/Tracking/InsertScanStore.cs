using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>Which codes customers scanned, on which days.</summary>
internal sealed class InsertScanStore
{
    /// <summary>True for the sheet's first scan of that day; later ones are only counted.</summary>
    public async Task<bool> CountAsync(UnitOfWork work, string insert, DateOnly on, DateTimeOffset now)
    {
        var args = new { insert, on, now };
        const string again = "update InsertScan set Scans = Scans + 1 where InsertId = @insert and ScannedOn = @on";
        if (await work.ExecuteAsync(again, args) == 1) return false;
        if (await work.TryInsertAsync("insert into InsertScan (InsertId, ScannedOn, FirstAt, Scans) values (@insert, @on, @now, 1)", args)) return true;
        await work.ExecuteAsync(again, args);
        return false;
    }
}
