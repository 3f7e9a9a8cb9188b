using System.Globalization;
using Fulfillment.Handheld;
using Fulfillment.Handheld.Outbox;
using Fulfillment.Tests.EndToEnd;
using Fulfillment.Tests.Harness;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Fulfillment.Tests.Handheld;

/// <summary>kill -9 on either side of the line: each scan reaches the server once, in the order it was read.</summary>
public sealed class ScansThroughCrashes : IDisposable
{
    private const string Station = "osaka:pack-1";
    private readonly string _home = Directory.CreateTempSubdirectory("handheld-").FullName;

    [Fact]
    public async Task A_hundred_scans_stream_through_a_server_that_is_killed_again_and_again()
    {
        await using var server = await StartServerAsync();
        await using var handheld = Start(server);
        for (var scan = 1; scan <= 100; scan++)
        {
            handheld.Type(Code(scan));
            if (scan % 25 != 10) continue;
            await server.KillAsync();
            await handheld.SaysAsync("切断");
            await server.RestartAsync();
            await handheld.SaysAsync("[error]");
        }

        handheld.EndInput();
        Assert.Equal(0, await handheld.ExitAsync());
        Assert.Equal(Enumerable.Range(1, 100).Select(Code), await TakenAsync(server));
    }

    [Fact]
    public async Task Killed_while_it_sends_the_handheld_sends_the_rest_and_nothing_twice()
    {
        await using var server = await StartServerAsync();
        var typed = 0;
        for (var kill = 1; kill <= Soak.Times(4, 60); kill++)
        {
            await using var handheld = Start(server);
            for (var scan = 0; scan < 10; scan++) handheld.Type(Code(++typed));
            for (var answers = 0; answers < kill % 10; answers++) await handheld.SaysAsync("[error]");
            await handheld.KillAsync();
            // What was still in the pipe was never read; the packer heard no beep and scans it again.
            typed = Kept() is [.., var last] ? int.Parse(last[2..], CultureInfo.InvariantCulture) : 0;
        }

        await DrainAsync(server);
        Assert.Equal(Enumerable.Range(1, typed).Select(Code), await TakenAsync(server));
    }

    [Fact]
    public async Task Killed_while_no_server_answers_everything_it_said_it_kept_is_kept()
    {
        await using var server = await StartServerAsync();
        await server.KillAsync();
        var typed = 0;
        for (var kill = 1; kill <= Soak.Times(4, 60); kill++)
        {
            await using var handheld = Start(server);
            await handheld.SaysAsync("切断");
            for (var scan = 0; scan < 10; scan++) handheld.Type(Code(++typed));
            var promised = 0;
            for (var said = 0; said < kill % 9; said++) promised = Count(await handheld.SaysAsync("未送信: "));
            await handheld.KillAsync();

            var kept = Kept();
            Assert.True(kept.Count >= promised, $"It said {promised}, and {kept.Count} are there.");
            Assert.Equal(Enumerable.Range(1, kept.Count).Select(Code), kept);
            typed = kept.Count;
        }

        await server.RestartAsync();
        await DrainAsync(server);
        Assert.Equal(Enumerable.Range(1, typed).Select(Code), await TakenAsync(server));
    }

    [Fact]
    public async Task An_answer_that_was_kept_but_not_shown_is_shown_at_the_next_start()
    {
        await using var server = await StartServerAsync();
        await using (var handheld = Start(server))
        {
            handheld.Type(Code(1));
            await handheld.SaysAsync("[error]");
            await handheld.KillAsync();
        }

        Change("update Scan set ShownAt = null");
        await using var again = Start(server);
        await again.SaysAsync("[error]");
        again.EndInput();
        Assert.Equal(0, await again.ExitAsync());
        Assert.Equal([Code(1)], await TakenAsync(server));
    }

    [Fact]
    public async Task Scans_of_another_station_stay_where_they_are()
    {
        await using var server = await StartServerAsync();
        await server.KillAsync();
        await using (var handheld = Start(server))
        {
            await handheld.SaysAsync("切断");
            handheld.Type(Code(1));
            await handheld.SaysAsync("未送信: 1");
            await handheld.KillAsync();
        }

        await server.RestartAsync();
        await using (var neighbour = Start(server, "osaka:pack-2"))
        {
            neighbour.Type("T-2");
            neighbour.EndInput();
            Assert.Equal(0, await neighbour.ExitAsync());
            Assert.Contains(neighbour.Said, line => line.Contains("1 件", StringComparison.Ordinal));
        }

        await DrainAsync(server);
        Assert.Equal([Code(1)], await TakenAsync(server));
    }

    [Fact]
    public async Task A_second_program_on_the_same_device_is_refused()
    {
        await using var server = await StartServerAsync();
        await using var first = Start(server);
        await first.SaysAsync("[");
        await using var second = Start(server);
        Assert.Equal(2, await second.ExitAsync());
        Assert.Contains(second.Said, line => line.Contains("すでに", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private static string Code(int number) => $"T-{number:D4}";

    private static int Count(string line) => int.Parse(string.Concat(line.SkipWhile(letter => letter != ':').Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    private HandheldProcess Start(PublishedServer server, string station = Station) =>
        HandheldProcess.Start("run", "--server", $"{server.Address}", "--station", station, "--key", PublishedServer.Key, "--home", _home, "--devices", Path.Combine(_home, "none"));

    private async Task DrainAsync(PublishedServer server)
    {
        await using var handheld = Start(server);
        handheld.EndInput();
        Assert.Equal(0, await handheld.ExitAsync());
    }

    private static async Task<PublishedServer> StartServerAsync()
    {
        var server = await PublishedServer.StartAsync();
        await server.Http.PutJsonAsync("/api/v1/sites/osaka", new { name = "大阪" });
        foreach (var station in new[] { "pack-1", "pack-2" }) await server.Http.PutJsonAsync($"/api/v1/sites/osaka/stations/{station}", new { kind = "packing" });
        return server;
    }

    /// <summary>What the server took at the station, in its order.</summary>
    private static async Task<IReadOnlyList<string>> TakenAsync(PublishedServer server)
    {
        await server.KillAsync();
        return Query(server.DatabaseFile, "select Data from StationScan where Station = 'pack-1' order by TakenAt", row => row.GetString(0));
    }

    /// <summary>What the outbox holds, done with or not.</summary>
    private IReadOnlyList<string> Kept() => Query(new DeviceFiles(_home).Outbox, "select Data from Scan order by Seq", row => System.Text.Encoding.UTF8.GetString((byte[])row[0]));

    private void Change(string sql)
    {
        using var connection = Open(new DeviceFiles(_home).Outbox);
        connection.Execute(sql);
    }

    private static List<string> Query(string file, string sql, Func<SqliteDataReader, string> read)
    {
        using var connection = Open(file);
        using var command = connection.Command(sql, []);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
