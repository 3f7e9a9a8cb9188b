using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Whether customers want inserts, as they said themselves on their page. By digest: the row names nobody.</summary>
internal sealed class InsertPreferenceStore(Db db)
{
    private const string OptedOut = "select count(*) from InsertPreference where Merchant = @merchant and Customer in @customers and Wanted = 0";

    /// <summary>Whether any of these customers (<see cref="CustomerDigest"/>) wants none. Who never said anything wants them.</summary>
    public async Task<bool> AnyOptedOutAsync(UnitOfWork work, string merchant, IReadOnlyCollection<string> customers) =>
        await work.FirstOrDefaultAsync<long>(OptedOut, new { merchant, customers }) > 0;

    public async Task<bool> AnyOptedOutAsync(string merchant, IReadOnlyCollection<string> customers, CancellationToken ct) =>
        await db.ReadAsync(connection => connection.QueryFirstAsync<long>(OptedOut, new { merchant, customers }), ct) > 0;

    /// <summary>False when that is what was said already.</summary>
    public async Task<bool> TrySaveAsync(UnitOfWork work, string merchant, string customer, bool wanted, DateTimeOffset now)
    {
        var args = new { merchant, customer, wanted, now };
        const string update = "update InsertPreference set Wanted = @wanted, ChangedAt = @now where Merchant = @merchant and Customer = @customer and Wanted <> @wanted";
        if (await work.ExecuteAsync(update, args) == 1) return true;
        if (await work.TryInsertAsync("insert into InsertPreference (Merchant, Customer, Wanted, ChangedAt) values (@merchant, @customer, @wanted, @now)", args)) return true;
        return await work.ExecuteAsync(update, args) == 1;
    }
}
