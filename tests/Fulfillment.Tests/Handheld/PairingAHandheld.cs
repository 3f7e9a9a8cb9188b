using Fulfillment.Handheld;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Handheld;

/// <summary>A code makes the device a station's; a device that is turned away loses nothing.</summary>
public sealed class PairingAHandheld : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("handheld-").FullName;

    [Fact]
    public async Task A_code_becomes_a_credential_that_only_its_owner_can_read_and_the_station_answers_to_it()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var station = await StationAsync(app);
        await using var pairing = Start("pair", "--server", $"{app.Address}", "--code", (await app.PairingCodeAsync(station)).ToLowerInvariant());
        Assert.Equal(0, await pairing.ExitAsync());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(new DeviceFiles(_home).Credential));

        await using var handheld = Start("run", "--devices", "/nowhere");
        handheld.Type("BADGE:W-1");
        await handheld.SaysAsync("[ok]");
        handheld.EndInput();
        Assert.Equal(0, await handheld.ExitAsync());
    }

    [Fact]
    public async Task A_wrong_code_says_so_and_leaves_the_old_pairing_in_place()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var station = await StationAsync(app);
        await using (var pairing = Start("pair", "--server", $"{app.Address}", "--code", await app.PairingCodeAsync(station))) Assert.Equal(0, await pairing.ExitAsync());
        var before = await File.ReadAllTextAsync(new DeviceFiles(_home).Credential);

        await using var wrong = Start("pair", "--server", $"{app.Address}", "--code", "AAAA-AAAA");
        Assert.Equal(1, await wrong.ExitAsync());
        Assert.Contains(wrong.Said, line => line.Contains("登録コード", StringComparison.Ordinal));
        Assert.Equal(before, await File.ReadAllTextAsync(new DeviceFiles(_home).Credential));
    }

    [Fact]
    public async Task Turned_away_it_keeps_its_scans_and_sends_them_once_it_is_paired_again()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var station = await StationAsync(app);
        await using (var pairing = Start("pair", "--server", $"{app.Address}", "--code", await app.PairingCodeAsync(station))) Assert.Equal(0, await pairing.ExitAsync());
        await using var handheld = Start("run", "--devices", "/nowhere");
        await handheld.SaysAsync("サインアウト");
        await RevokeAsync(app, station);
        handheld.Type("BADGE:W-1");
        await handheld.SaysAsync("再登録");
        handheld.Type("CMD:SIGNOUT");

        await using (var pairing = Start("pair", "--server", $"{app.Address}", "--code", await app.PairingCodeAsync(station))) Assert.Equal(0, await pairing.ExitAsync());
        await handheld.SaysAsync("お疲れさま");
        await handheld.SaysAsync("サインアウトしました");
        handheld.EndInput();
        Assert.Equal(0, await handheld.ExitAsync());
    }

    [Fact]
    public async Task The_doctor_says_what_blocks_and_what_to_do()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var station = await StationAsync(app);
        await using (var unpaired = Start("doctor", "--devices", "/nowhere"))
        {
            Assert.Equal(1, await unpaired.ExitAsync());
            Assert.Contains(unpaired.Said, line => line.StartsWith("[NG]", StringComparison.Ordinal) && line.Contains("登録", StringComparison.Ordinal));
        }

        await using (var pairing = Start("pair", "--server", $"{app.Address}", "--code", await app.PairingCodeAsync(station))) Assert.Equal(0, await pairing.ExitAsync());
        await using (var well = Start("doctor", "--devices", "/nowhere", "--language", "en"))
        {
            Assert.Equal(0, await well.ExitAsync());
            Assert.DoesNotContain(well.Said, line => line.StartsWith("[NG]", StringComparison.Ordinal));
            Assert.Contains(well.Said, line => line.Contains($"may speak for {station}", StringComparison.Ordinal));
        }

        await File.WriteAllTextAsync(new DeviceFiles(_home).Outbox, "not a database at all, but long enough to look like a file");
        await File.WriteAllTextAsync(new DeviceFiles(_home).Profiles, """{ "scanners": [ { "terminator": "CR" } ] }""");
        await using var ill = Start("doctor", "--devices", "/nowhere", "--language", "en");
        Assert.Equal(1, await ill.ExitAsync());
        Assert.Contains(ill.Said, line => line.StartsWith("[NG] Outbox", StringComparison.Ordinal));
        Assert.Contains(ill.Said, line => line.StartsWith("[NG] Scanner profiles", StringComparison.Ordinal) && line.Contains("scanners[0].terminator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_is_played_scan_by_scan_and_its_exit_code_says_whether_all_were_accepted()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var station = await app.AddStationAsync(floor.Site);
        await app.AddWorkerAsync(floor.Site, "W-1");
        await using (var pairing = Start("pair", "--server", $"{app.Address}", "--code", await app.PairingCodeAsync(station))) Assert.Equal(0, await pairing.ExitAsync());
        var script = Path.Combine(_home, "scans.txt");

        await File.WriteAllLinesAsync(script, ["# one parcel", "BADGE:W-1", "1001", "", Floor.GreenTea, Floor.GreenTea, Floor.WaybillOf("1001")]);
        await using (var player = Start("--script", script))
        {
            Assert.Equal(0, await player.ExitAsync());
            Assert.Contains(player.Said, line => line.StartsWith("[done]", StringComparison.Ordinal));
        }

        await File.WriteAllLinesAsync(script, ["1001"]);
        await using var refused = Start("run", "--script", script);
        Assert.Equal(1, await refused.ExitAsync());
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private HandheldProcess Start(params IEnumerable<string> arguments) => HandheldProcess.Start([.. arguments, "--home", _home]);

    private static async Task<string> StationAsync(FulfillmentApp app)
    {
        var site = await app.AddSiteAsync();
        await app.AddWorkerAsync(site, "W-1");
        return await app.AddStationAsync(site);
    }

    private static async Task RevokeAsync(FulfillmentApp app, string station)
    {
        using var list = await app.Http.GetAsync($"/api/v1/stations/{station}/pairings");
        foreach (var pairing in (await list.JsonAsync()).GetProperty("items").EnumerateArray())
        {
            using var gone = await app.Http.DeleteAsync($"/api/v1/stations/{station}/pairings/{pairing.GetProperty("id").GetString()}");
            Assert.True(gone.IsSuccessStatusCode);
        }
    }
}
