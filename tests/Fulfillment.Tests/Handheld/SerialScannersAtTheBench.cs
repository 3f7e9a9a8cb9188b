using System.Text;
using Fulfillment.Fakes.Scanners;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Handheld;

/// <summary>Scanners on real serial lines of the kernel, plugged in and pulled out.</summary>
public class SerialScannersAtTheBench
{
    private const string Left = "usb-DENSO_AT21_0001-if00";
    private const string Right = "usb-DENSO_AT21_0002-if00";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(24)]
    public async Task A_scan_arrives_whole_in_however_many_pieces_it_comes(int pieces)
    {
        using var bench = new ScannerBench();
        var scanner = bench.Plug(Left);
        await using var listening = new ListeningBench(bench);
        await listening.Heard.PlugAsync();
        var code = Encoding.ASCII.GetBytes("]C10104912345678904\u001d10LOT-2026-11\u001d21SERIAL-000001\r");
        for (var scan = 0; scan < Soak.Times(20, 400); scan++)
        {
            var numbered = Encoding.ASCII.GetBytes($"{scan:D6}").Concat(code).ToArray();
            foreach (var piece in numbered.Chunk((numbered.Length + pieces - 1) / pieces)) scanner.Write(piece);
            Assert.Equal(Encoding.ASCII.GetString(numbered).TrimEnd('\r'), await listening.Heard.DataAsync());
        }

        Assert.Equal(0, listening.Heard.RefusalsWaiting);
    }

    [Fact]
    public async Task A_maker_that_sends_no_terminator_is_known_by_its_usb_vendor()
    {
        using var bench = new ScannerBench();
        var honeywell = bench.Plug("usb-Honeywell_1900-if00", vendor: "0c2e");
        var keyence = bench.Plug("usb-Keyence_SR-if00", vendor: "0720");
        await using var listening = new ListeningBench(bench);
        await listening.Heard.PlugAsync();
        await listening.Heard.PlugAsync();
        honeywell.Write("4901234567894"u8);
        Assert.Equal("4901234567894", await listening.Heard.DataAsync());
        keyence.Write("\u0002T-014\u0003"u8);
        Assert.Equal("T-014", await listening.Heard.DataAsync());
    }

    [Fact]
    public async Task A_device_that_nobody_called_a_scanner_is_left_alone()
    {
        using var bench = new ScannerBench();
        bench.Plug("usb-Scale_Maker_Scale-if00", vendor: "0922");
        bench.Plug(Left, serial: "A1");
        await using var listening = new ListeningBench(bench);
        Assert.Equal("+076d:0001:a1", await listening.Heard.PlugAsync());
    }

    [Fact]
    public async Task Two_scanners_keep_their_own_reads_and_the_same_code_on_both_is_two_scans()
    {
        using var bench = new ScannerBench();
        var (left, right) = (bench.Plug(Left, serial: "L"), bench.Plug(Right, serial: "R"));
        await using var listening = new ListeningBench(bench);
        await listening.Heard.PlugAsync();
        await listening.Heard.PlugAsync();
        left.Write("49012"u8);
        right.Write("49012"u8);
        left.Write("34567894\r"u8);
        right.Write("34567894\r"u8);
        var (first, second) = (await listening.Heard.ReadAsync(), await listening.Heard.ReadAsync());
        Assert.Equal(["4901234567894", "4901234567894"], [first.Data, second.Data]);
        Assert.Equal(["076d:0001:l", "076d:0001:r"], new[] { first.Device, second.Device }.Order());
        Assert.NotEqual(first.ScanId, second.ScanId);
    }

    [Fact]
    public async Task Pulled_out_and_put_back_it_reads_on_under_the_same_name()
    {
        using var bench = new ScannerBench();
        bench.Plug(Left);
        await using var listening = new ListeningBench(bench);
        Assert.StartsWith("+", await listening.Heard.PlugAsync(), StringComparison.Ordinal);
        for (var time = 0; time < Soak.Times(3, 50); time++)
        {
            bench.Unplug(Left);
            Assert.StartsWith("-", await listening.Heard.PlugAsync(), StringComparison.Ordinal);
            var again = bench.Plug(Left);
            Assert.StartsWith("+", await listening.Heard.PlugAsync(), StringComparison.Ordinal);
            again.Write(Encoding.ASCII.GetBytes($"T-{time:D3}\r"));
            Assert.Equal($"T-{time:D3}", await listening.Heard.DataAsync());
        }
    }

    [Fact]
    public async Task Unplugged_in_the_middle_of_a_read_it_says_so_and_its_handle_is_closed()
    {
        using var bench = new ScannerBench();
        var scanner = bench.Plug(Left);
        await using var listening = new ListeningBench(bench);
        await listening.Heard.PlugAsync();
        scanner.Write("4901234567894\r49012"u8);
        Assert.Equal("4901234567894", await listening.Heard.DataAsync());
        bench.Unplug(Left);
        Assert.NotEmpty((await listening.Heard.RefusedAsync()).Says.Ja);
        await listening.Heard.PlugAsync();
        Assert.DoesNotContain(Directory.EnumerateFiles("/proc/self/fd").Select(Target), target => target == scanner.Path || target == scanner.Path + " (deleted)");
    }

    [Fact]
    public async Task A_megabyte_of_noise_without_an_end_harms_nothing()
    {
        using var bench = new ScannerBench();
        var scanner = bench.Plug(Left);
        await using var listening = new ListeningBench(bench);
        await listening.Heard.PlugAsync();
        var noise = new byte[1 << 20];
        Array.Fill(noise, (byte)'9');
        scanner.Write(noise);
        scanner.Write("\r4901234567894\r"u8);
        await listening.Heard.RefusedAsync();
        Assert.Equal("4901234567894", await listening.Heard.DataAsync());
        Assert.Equal(0, listening.Heard.ReadsWaiting);
    }

    [Fact]
    public async Task The_line_is_raw_so_that_nothing_a_code_holds_does_anything()
    {
        using var bench = new ScannerBench();
        var scanner = bench.Plug(Left);
        await using var listening = new ListeningBench(bench);
        await listening.Heard.PlugAsync();
        // Interrupt, end of file, erase, stop, start, quote, suspend and quit, as a cooked terminal would obey them.
        scanner.Write("a\u0003\u0004\u007f\u0013\u0011\u0016\u001a\u001cz\r"u8);
        Assert.Equal("a\u0003\u0004\u007f\u0013\u0011\u0016\u001a\u001cz", await listening.Heard.DataAsync());
    }

    [Fact]
    public async Task A_named_port_and_a_profile_of_the_file_are_used()
    {
        using var bench = new ScannerBench();
        var port = bench.Plug("usb-Unknown_X-if00", vendor: "1234", serial: "S9");
        var file = Path.Combine(Directory.CreateTempSubdirectory("profiles-").FullName, "scanners.json");
        await File.WriteAllTextAsync(file, """{ "scanners": [ { "vendor": "1234", "serial": "S9", "name": "検品台", "baud": 115200, "start": "STX", "terminators": ["ETX"], "encoding": "shift_jis" } ] }""");
        await using var listening = new ListeningBench(bench, ScannerProfiles.Load(file));
        Assert.Equal("+検品台", await listening.Heard.PlugAsync());
        port.Write([0x02, 0x97, 0xCE, 0x92, 0x83, 0x03]);
        var read = await listening.Heard.ReadAsync();
        Assert.Equal(("検品台", "緑茶"), (read.Device, read.Data));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static string? Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
