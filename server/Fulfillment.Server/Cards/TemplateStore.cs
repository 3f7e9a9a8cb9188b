using System.Collections.Concurrent;
using Dapper;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>
/// Merchants' templates, by code and by content. What a hash means never changes, so read templates are kept; which hash a
/// code means is asked each time.
/// </summary>
internal sealed class TemplateStore(Db db)
{
    private const int Tries = 5;

    /// <summary>A merchant has a handful of templates with a handful of versions each; beyond this the kept ones are dropped and read again.</summary>
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(string Merchant, string Hash), CardTemplate> _read = [];

    /// <summary>The same template again writes nothing.</summary>
    public async Task<Saved<TemplateVersion>> PutAsync(UnitOfWork work, string merchant, CardTemplate template, string document, DateTimeOffset now)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await work.FirstOrDefaultAsync<VersionRow>(
                """
                select Code, Version, Hash from TemplateVersion
                where Merchant = @merchant and Code = @code
                  and Version = (select max(Version) from TemplateVersion where Merchant = @merchant and Code = @code)
                """,
                new { merchant, code = template.Code });
            if (current?.Hash == template.Hash) return new Saved<TemplateVersion>(new TemplateVersion((int)current.Version, template), Written.Same);
            var version = (int)(current?.Version ?? 0) + 1;
            await KeepAsync(work, merchant, template.Hash, document);
            var isMine = await work.TryInsertAsync(
                "insert into TemplateVersion (Merchant, Code, Version, Hash, CreatedAt) values (@merchant, @code, @version, @hash, @now)",
                new { merchant, code = template.Code, version, hash = template.Hash, now });
            if (isMine) return new Saved<TemplateVersion>(new TemplateVersion(version, template), version == 1 ? Written.Created : Written.Changed);
            if (attempt == Tries) throw new InvalidOperationException($"Template {merchant}/{template.Code} got {Tries} versions while one was written.");
        }
    }

    /// <summary>Makes sure that the content stays readable by its hash, also when a later program carries another template of that name.</summary>
    public async Task KeepAsync(UnitOfWork work, string merchant, string hash, string document)
    {
        var args = new { merchant, hash, document };
        if (await work.FirstOrDefaultAsync<string>("select Hash from TemplateContent where Merchant = @merchant and Hash = @hash", args) is not null) return;
        await work.TryInsertAsync("insert into TemplateContent (Merchant, Hash, Document) values (@merchant, @hash, @document)", args);
    }

    /// <summary>Today's version of a merchant's own template; null when it has none of that code.</summary>
    public async Task<TemplateVersion?> FindAsync(string merchant, string code, CancellationToken ct)
    {
        var row = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<VersionRow>(
                """
                select Code, Version, Hash from TemplateVersion
                where Merchant = @merchant and Code = @code
                  and Version = (select max(Version) from TemplateVersion where Merchant = @merchant and Code = @code)
                """,
                new { merchant, code }),
            ct);
        return row is null ? null : new TemplateVersion((int)row.Version, (await FindByHashAsync(merchant, row.Hash, ct))!);
    }

    /// <summary>Null when the merchant never had such a template.</summary>
    public async Task<CardTemplate?> FindByHashAsync(string merchant, string hash, CancellationToken ct)
    {
        if (_read.TryGetValue((merchant, hash), out var kept)) return kept;
        if (await FindDocumentAsync(merchant, hash, ct) is not { } document) return null;
        // A template that a later program no longer reads is a bug of that program: the language only grows.
        var template = CardTemplate.Parse(document).Value ?? throw new InvalidOperationException($"The stored template {merchant}/{hash} is no longer read.");
        if (_read.Count >= MostKept) _read.Clear();
        return _read[(merchant, hash)] = template;
    }

    /// <summary>The template as it was sent.</summary>
    public Task<string?> FindDocumentAsync(string merchant, string hash, CancellationToken ct) =>
        db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string?>("select Document from TemplateContent where Merchant = @merchant and Hash = @hash", new { merchant, hash }), ct);

    /// <summary>Code, version and hash of every template of the merchant's own, by code.</summary>
    public async Task<IReadOnlyList<(string Code, int Version, string Hash)>> ListAsync(string merchant, CancellationToken ct) =>
        [.. (await db.ReadAsync(
            connection => connection.QueryAsync<VersionRow>(
                """
                select v.Code, v.Version, v.Hash from TemplateVersion v
                where v.Merchant = @merchant
                  and v.Version = (select max(n.Version) from TemplateVersion n where n.Merchant = v.Merchant and n.Code = v.Code)
                order by v.Code
                """,
                new { merchant }),
            ct)).Select(row => (row.Code, (int)row.Version, row.Hash))];

    private sealed class VersionRow
    {
        public string Code { get; set; } = "";
        public long Version { get; set; }
        public string Hash { get; set; } = "";
    }
}

/// <summary>A template as it is used today.</summary>
/// <param name="Version">From 1; 0 is the one that came with the program.</param>
internal sealed record TemplateVersion(int Version, CardTemplate Template)
{
    public bool IsBuiltIn => Version == 0;
}
