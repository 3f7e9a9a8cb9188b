using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Who answers for what a template's content says of a person.</summary>
internal sealed class SignOffStore(Db db)
{
    /// <summary>The sign-off of this very content; null when nobody signed it, or whoever did took it back.</summary>
    public async Task<SignOff?> FindAsync(string merchant, string hash, CancellationToken ct)
    {
        const string sql = "select Hash, Name, Note, Account, SignedAt from TemplateSignOff where Merchant = @merchant and Hash = @hash";
        return (await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<Row>(sql, new { merchant, hash }), ct))?.ToSignOff();
    }

    /// <summary>By content, for every content of the merchant that is signed.</summary>
    public async Task<IReadOnlyDictionary<string, SignOff>> AllAsync(string merchant, CancellationToken ct)
    {
        const string sql = "select Hash, Name, Note, Account, SignedAt from TemplateSignOff where Merchant = @merchant";
        return (await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, new { merchant }), ct)).ToDictionary(row => row.Hash, row => row.ToSignOff(), StringComparer.Ordinal);
    }

    /// <summary>The later of two stands.</summary>
    public async Task<Written> PutAsync(UnitOfWork work, string merchant, SignOff signOff)
    {
        var args = new { merchant, signOff.Hash, signOff.Name, signOff.Note, signOff.Account, signOff.SignedAt };
        const string update = "update TemplateSignOff set Name = @Name, Note = @Note, Account = @Account, SignedAt = @SignedAt where Merchant = @merchant and Hash = @Hash";
        if (await work.ExecuteAsync(update, args) > 0) return Written.Changed;
        const string insert = "insert into TemplateSignOff (Merchant, Hash, Name, Note, Account, SignedAt) values (@merchant, @Hash, @Name, @Note, @Account, @SignedAt)";
        if (await work.TryInsertAsync(insert, args)) return Written.Created;
        await work.ExecuteAsync(update, args);
        return Written.Changed;
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(UnitOfWork work, string merchant, string hash) =>
        await work.ExecuteAsync("delete from TemplateSignOff where Merchant = @merchant and Hash = @hash", new { merchant, hash }) > 0;

    private sealed class Row
    {
        public string Hash { get; set; } = "";
        public string Name { get; set; } = "";
        public string Note { get; set; } = "";
        public string Account { get; set; } = "";
        public DateTimeOffset SignedAt { get; set; }

        public SignOff ToSignOff() => new(Hash, Name, Note, Account, SignedAt);
    }
}

/// <summary>A named person answers for the personal data on a template's sheets.</summary>
/// <param name="Hash">The content they saw; no other version is covered.</param>
/// <param name="Account">The credential that recorded it.</param>
internal sealed record SignOff(string Hash, string Name, string Note, string Account, DateTimeOffset SignedAt);
