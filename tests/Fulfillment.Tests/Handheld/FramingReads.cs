using System.Text;
using Fulfillment.Handheld.Scanners;
using Xunit;

namespace Fulfillment.Tests.Handheld;

/// <summary>Bytes of a serial line become reads: whole ones, or none.</summary>
public class FramingReads
{
    private static readonly ScannerProfile Cr = new() { Terminators = [ControlBytes.Cr] };
    private static readonly ScannerProfile None = new() { Terminators = [] };
    private static readonly ScannerProfile StxEtx = new() { Start = ControlBytes.Stx, Terminators = [ControlBytes.Etx] };

    public static TheoryData<string, string> Endings => new()
    {
        { "cr", "4901234567894\r" },
        { "crlf", "4901234567894\r\n" },
        { "lf", "4901234567894\n" },
        { "stxetx", "\u00024901234567894\u0003" },
        { "stxetx", "\u00024901234567894\u0003\r\n" },
    };

    [Theory, MemberData(nameof(Endings))]
    public void Every_way_to_cut_a_read_into_pieces_gives_the_read(string maker, string sent)
    {
        var bytes = Encoding.UTF8.GetBytes(sent);
        for (var size = 1; size <= bytes.Length; size++)
        {
            var line = new Line(maker switch { "cr" => Cr, "stxetx" => StxEtx, _ => new ScannerProfile() });
            foreach (var piece in bytes.Chunk(size)) line.Push(piece);
            foreach (var piece in bytes.Chunk(size)) line.Push(piece);
            Assert.Equal(["4901234567894", "4901234567894"], line.Reads);
            Assert.Empty(line.Refusals);
        }
    }

    [Fact]
    public void Without_a_terminator_a_pause_ends_the_read()
    {
        var line = new Line(None);
        line.Push("49012");
        line.Push("34567894");
        Assert.Empty(line.Reads);
        line.Idle();
        line.Push("T-014\r");
        line.Idle();
        Assert.Equal(["4901234567894", "T-014"], line.Reads);
    }

    [Fact]
    public void A_read_that_loses_its_end_is_refused_and_its_rest_never_counts_as_a_read()
    {
        var line = new Line(Cr);
        line.Push("49012");
        line.Idle();
        Assert.Single(line.Refusals);
        line.Push("34567894\r");
        Assert.Empty(line.Reads);
        Assert.Equal(2, line.Refusals.Count);
        line.Push("4901234567894\r");
        Assert.Equal(["4901234567894"], line.Reads);
    }

    [Fact]
    public void After_a_second_of_silence_the_next_read_is_a_new_one()
    {
        var line = new Line(Cr);
        line.Push("49012");
        line.Idle();
        line.Pass(TimeSpan.FromSeconds(1.1));
        line.Push("4901234567894\r");
        Assert.Equal(["4901234567894"], line.Reads);
        Assert.Single(line.Refusals);
    }

    [Fact]
    public void A_scanner_that_never_sends_its_terminator_is_heard_of_at_every_scan()
    {
        var line = new Line(Cr);
        for (var scan = 1; scan <= 3; scan++)
        {
            line.Push("4901234567894");
            line.Idle();
            Assert.Equal(scan, line.Refusals.Count);
        }

        Assert.Empty(line.Reads);
    }

    [Fact]
    public void A_start_byte_saves_the_read_after_a_broken_one()
    {
        var line = new Line(StxEtx);
        line.Push("\u000249012\u00024901234567894\u0003");
        Assert.Equal(["4901234567894"], line.Reads);
        Assert.Single(line.Refusals);
        line.Push("stray\u0003");
        Assert.Equal(2, line.Refusals.Count);
        line.Push("\u0002T-014\u0003");
        Assert.Equal(["4901234567894", "T-014"], line.Reads);
    }

    [Fact]
    public void Too_long_is_refused_once_and_nothing_of_it_is_taken()
    {
        var line = new Line(Cr with { MaxLength = 20 });
        line.Push(new string('9', 20) + "\r");
        line.Push(new string('9', 21) + "\r");
        line.Push("T-014\r");
        Assert.Equal([new string('9', 20), "T-014"], line.Reads);
        Assert.Single(line.Refusals);
    }

    [Fact]
    public void A_megabyte_of_noise_is_refused_once_and_the_next_scan_counts()
    {
        var line = new Line(Cr);
        var noise = new byte[1 << 20];
        new Random(7).NextBytes(noise);
        for (var at = 0; at < noise.Length; at++) noise[at] = noise[at] is ControlBytes.Cr ? (byte)'x' : noise[at];
        foreach (var piece in noise.Chunk(4096)) line.Push(piece);
        line.Push("\r4901234567894\r");
        Assert.Single(line.Refusals);
        Assert.Equal(["4901234567894"], line.Reads);
    }

    [Fact]
    public void Control_characters_inside_a_read_stay_as_they_are()
    {
        var line = new Line(Cr);
        line.Push("]C10104912345678904\u001d10LOT7\u001d\u0000\u0007\r");
        Assert.Equal(["]C10104912345678904\u001d10LOT7\u001d\u0000\u0007"], line.Reads);
    }

    [Fact]
    public void Broken_text_is_refused_and_never_repaired()
    {
        var line = new Line(Cr);
        line.Push([0x34, 0xE7, 0xB7, 0x0D]);
        line.Push(Encoding.UTF8.GetBytes("緑茶😀\r"));
        Assert.Equal(["緑茶😀"], line.Reads);
        Assert.Single(line.Refusals);
    }

    [Fact]
    public void Where_the_scanner_sends_aim_identifiers_a_read_without_one_has_lost_its_beginning()
    {
        var line = new Line(None with { Aim = true });
        line.Push("]E04901234567894");
        line.Idle();
        line.Push("34567894");
        line.Idle();
        Assert.Equal(["]E04901234567894"], line.Reads);
        Assert.Single(line.Refusals);
    }

    [Fact]
    public void Unplugged_in_the_middle_of_a_read_the_read_is_refused_and_the_next_is_whole()
    {
        var line = new Line(Cr);
        line.Push("49012");
        line.Break();
        line.Push("4901234567894\r");
        Assert.Equal(["4901234567894"], line.Reads);
        Assert.Single(line.Refusals);
    }

    [Fact]
    public void One_code_within_200_ms_on_one_device_is_one_scan_and_later_it_is_two()
    {
        var guard = new RepeatGuard();
        Assert.False(guard.IsRepeat("a", TimeSpan.Zero));
        Assert.True(guard.IsRepeat("a", TimeSpan.FromMilliseconds(199)));
        Assert.False(guard.IsRepeat("a", TimeSpan.FromMilliseconds(400)));
        Assert.False(guard.IsRepeat("b", TimeSpan.FromMilliseconds(410)));
        Assert.False(guard.IsRepeat("a", TimeSpan.FromMilliseconds(420)));
    }

    private sealed class Line(ScannerProfile profile)
    {
        private readonly ScanFramer _framer = new(profile);
        private TimeSpan _now = TimeSpan.FromSeconds(5);

        public List<string> Reads { get; } = [];

        public List<string> Refusals { get; } = [];

        public void Push(string text) => Push(Encoding.Latin1.GetBytes(text));

        public void Push(byte[] bytes) => _framer.Push(bytes, _now, Emit);

        public void Idle()
        {
            Assert.True(_framer.IsWaiting);
            Pass(profile.IdleFlush);
            _framer.Idle(Emit);
        }

        public void Break() => _framer.Break(Emit);

        public void Pass(TimeSpan time) => _now += time;

        private void Emit(Framed framed)
        {
            if (framed.Data is { } data) Reads.Add(data);
            else Refusals.Add(framed.Refusal!.En);
        }
    }
}
