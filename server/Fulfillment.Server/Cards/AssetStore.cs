using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Merchants' files, by name and by content. Content once written is never changed or removed while a version names it.</summary>
internal sealed class AssetStore(Db db)
{
    /// <summary>Two uploads of one name at the same moment take two versions; the later is today's.</summary>
    private const int Tries = 5;

    /// <summary>The same file again writes nothing.</summary>
    public async Task<Saved<AssetView>> PutAsync(UnitOfWork work, string merchant, string name, AssetFile file, DateTimeOffset now)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await work.FirstOrDefaultAsync<VersionRow>(
                """
                select Version, Hash from AssetVersion
                where Merchant = @merchant and Name = @name
                  and Version = (select max(Version) from AssetVersion where Merchant = @merchant and Name = @name)
                """,
                new { merchant, name });
            if (current?.Hash == file.Hash) return new Saved<AssetView>(View(name, file, (int)current.Version), Written.Same);
            var version = (int)(current?.Version ?? 0) + 1;
            await PutContentAsync(work, merchant, file);
            var isMine = await work.TryInsertAsync(
                "insert into AssetVersion (Merchant, Name, Version, Hash, CreatedAt) values (@merchant, @name, @version, @hash, @now)",
                new { merchant, name, version, hash = file.Hash, now });
            if (isMine) return new Saved<AssetView>(View(name, file, version), version == 1 ? Written.Created : Written.Changed);
            if (attempt == Tries) throw new InvalidOperationException($"Asset {merchant}/{name} got {Tries} versions while one was written.");
        }
    }

    /// <summary>Null when the merchant has no such asset.</summary>
    public async Task<AssetFile?> FindAsync(string merchant, string name, CancellationToken ct) =>
        (await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<ContentRow>(
                """
                select c.Hash, c.Kind, c.WidthPx, c.HeightPx, c.Bytes
                from AssetVersion v join AssetContent c on c.Merchant = v.Merchant and c.Hash = v.Hash
                where v.Merchant = @merchant and v.Name = @name
                  and v.Version = (select max(Version) from AssetVersion where Merchant = @merchant and Name = @name)
                """,
                new { merchant, name }),
            ct))?.ToFile();

    /// <summary>The file of a content that a print job named; null when the merchant never had it.</summary>
    public async Task<AssetFile?> FindByHashAsync(string merchant, string hash, CancellationToken ct) =>
        (await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<ContentRow>(
                "select Hash, Kind, WidthPx, HeightPx, Bytes from AssetContent where Merchant = @merchant and Hash = @hash", new { merchant, hash }),
            ct))?.ToFile();

    /// <summary>The newest content of each name; a name the merchant does not have is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindHashesAsync(string merchant, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        if (names.Count == 0) return new Dictionary<string, string>();
        var rows = await db.ReadAsync(
            connection => connection.QueryAsync<(string Name, string Hash)>(
                """
                select v.Name, v.Hash from AssetVersion v
                where v.Merchant = @merchant and v.Name in @names
                  and v.Version = (select max(n.Version) from AssetVersion n where n.Merchant = v.Merchant and n.Name = v.Name)
                """,
                new { merchant, names }),
            ct);
        return rows.ToDictionary(row => row.Name, row => row.Hash, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<AssetView>> ListAsync(string merchant, PageRequest page, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite:
            """
            select v.Name, v.Version, c.Hash, c.Kind, c.WidthPx, c.HeightPx, length(c.Bytes) as Length
            from AssetVersion v join AssetContent c on c.Merchant = v.Merchant and c.Hash = v.Hash
            where v.Merchant = @merchant and v.Name > @After
              and v.Version = (select max(n.Version) from AssetVersion n where n.Merchant = v.Merchant and n.Name = v.Name)
            order by v.Name limit @Limit
            """,
            sqlServer:
            """
            select top (@Limit) v.Name, v.Version, c.Hash, c.Kind, c.WidthPx, c.HeightPx, datalength(c.Bytes) as Length
            from AssetVersion v join AssetContent c on c.Merchant = v.Merchant and c.Hash = v.Hash
            where v.Merchant = @merchant and v.Name > @After
              and v.Version = (select max(n.Version) from AssetVersion n where n.Merchant = v.Merchant and n.Name = v.Name)
            order by v.Name
            """);
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<ListRow>(sql, new { merchant, page.After, page.Limit }), ct)).Select(row => row.ToView())];
    }

    private static async Task PutContentAsync(UnitOfWork work, string merchant, AssetFile file)
    {
        var args = new { merchant, file.Hash, Kind = file.Kind.ToString(), file.WidthPx, file.HeightPx, file.Bytes };
        if (await work.FirstOrDefaultAsync<string>("select Hash from AssetContent where Merchant = @merchant and Hash = @Hash", args) is not null) return;
        await work.TryInsertAsync("insert into AssetContent (Merchant, Hash, Kind, WidthPx, HeightPx, Bytes) values (@merchant, @Hash, @Kind, @WidthPx, @HeightPx, @Bytes)", args);
    }

    private static AssetView View(string name, AssetFile file, int version) => new(name, file.Kind, file.WidthPx, file.HeightPx, file.Bytes.Length, file.Hash, version);

    private sealed class VersionRow
    {
        public long Version { get; set; }
        public string Hash { get; set; } = "";
    }

    private sealed class ContentRow
    {
        public string Hash { get; set; } = "";
        public string Kind { get; set; } = "";
        public int? WidthPx { get; set; }
        public int? HeightPx { get; set; }
        public byte[] Bytes { get; set; } = [];

        public AssetFile ToFile() => new(Enum.Parse<AssetKind>(Kind), Hash, WidthPx, HeightPx, Bytes);
    }

    private sealed class ListRow
    {
        public string Name { get; set; } = "";
        public long Version { get; set; }
        public string Hash { get; set; } = "";
        public string Kind { get; set; } = "";
        public int? WidthPx { get; set; }
        public int? HeightPx { get; set; }
        public long Length { get; set; }

        public AssetView ToView() => new(Name, Enum.Parse<AssetKind>(Kind), WidthPx, HeightPx, (int)Length, Hash, (int)Version);
    }
}
