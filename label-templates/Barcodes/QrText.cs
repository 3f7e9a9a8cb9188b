using System.Text;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>
/// Text as the bits of a QR symbol (ISO/IEC 18004, 7.4): digits, alphanumeric, or bytes of UTF-8. One mode for all, or,
/// where that saves a version, the cheapest way through all three.
/// </summary>
internal static class QrText
{
    private const string Alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private enum Mode
    {
        Numeric = 1,
        Alphanumeric = 2,
        Bytes = 4,
    }

    /// <returns>The data codewords with their padding; null when no version holds them.</returns>
    public static byte[]? Encode(string text, QrErrorLevel level, out int version)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var plain = new List<(Mode Mode, int From, int Length)> { (SingleMode(bytes), 0, bytes.Length) };
        version = Smallest(bytes, _ => plain, level);
        // Three bounds, because the length of a count depends on the version.
        var mixed = version == 1 || version == 0 ? 0 : Smallest(bytes, at => Cheapest(bytes, at), level);
        var segments = mixed > 0 && mixed < version ? Cheapest(bytes, version = mixed) : plain;
        return version == 0 ? null : Write(bytes, segments, version, QrVersion.DataCodewords(version, level));
    }

    private static int Smallest(byte[] bytes, Func<int, List<(Mode Mode, int From, int Length)>> segments, QrErrorLevel level)
    {
        for (var version = 1; version <= QrVersion.Largest;)
        {
            var bound = version < 10 ? 9 : version < 27 ? 26 : QrVersion.Largest;
            var cut = segments(version);
            var bits = cut.Sum(segment => Bits(segment, version));
            var fitsCounts = cut.TrueForAll(segment => segment.Length < 1 << CountBits(segment.Mode, bound));
            for (; version <= bound; version++)
                if (fitsCounts && bits <= 8 * QrVersion.DataCodewords(version, level)) return version;
        }
        return 0;
    }

    private static Mode SingleMode(byte[] bytes) =>
        Array.TrueForAll(bytes, b => char.IsAsciiDigit((char)b)) ? Mode.Numeric : Array.TrueForAll(bytes, b => Value(b) >= 0) ? Mode.Alphanumeric : Mode.Bytes;

    private static int Value(byte b) => Alphanumerics.IndexOf((char)b, StringComparison.Ordinal);

    /// <summary>From the end: for each place and mode the fewest sixths of a bit that still have to come.</summary>
    private static List<(Mode Mode, int From, int Length)> Cheapest(byte[] bytes, int version)
    {
        Mode[] modes = [Mode.Bytes, Mode.Alphanumeric, Mode.Numeric];
        var rest = new int[bytes.Length + 1, 3];
        for (var at = bytes.Length - 1; at >= 0; at--)
        {
            for (var m = 0; m < 3; m++) rest[at, m] = Stay(at, m);
            for (var m = 0; m < 3; m++)
                for (var other = 0; other < 3; other++)
                    if (other != m) rest[at, m] = Math.Min(rest[at, m], Header(other) + Stay(at, other));
        }
        var segments = new List<(Mode Mode, int From, int Length)>();
        var current = -1;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (current < 0 || Stay(at, current) > rest[at, current])
            {
                current = Enumerable.Range(0, 3).MinBy(m => Header(m) + Stay(at, m));
                segments.Add((modes[current], at, 0));
            }
            segments[^1] = segments[^1] with { Length = segments[^1].Length + 1 };
        }
        return segments;

        int Header(int m) => 6 * (4 + CountBits(modes[m], version));

        int Stay(int at, int m)
        {
            var cost = modes[m] switch
            {
                Mode.Numeric => char.IsAsciiDigit((char)bytes[at]) ? 20 : -1,
                Mode.Alphanumeric => Value(bytes[at]) >= 0 ? 33 : -1,
                _ => 48,
            };
            return cost < 0 ? int.MaxValue / 2 : Math.Min(int.MaxValue / 2, cost + rest[at + 1, m]);
        }
    }

    private static int CountBits(Mode mode, int version) => mode switch
    {
        Mode.Numeric => version < 10 ? 10 : version < 27 ? 12 : 14,
        Mode.Alphanumeric => version < 10 ? 9 : version < 27 ? 11 : 13,
        _ => version < 10 ? 8 : 16,
    };

    private static int Bits((Mode Mode, int From, int Length) segment, int version) => 4 + CountBits(segment.Mode, version) + segment.Mode switch
    {
        Mode.Numeric => (segment.Length / 3 * 10) + ((segment.Length % 3) switch { 0 => 0, 1 => 4, _ => 7 }),
        Mode.Alphanumeric => (segment.Length / 2 * 11) + (segment.Length % 2 * 6),
        _ => segment.Length * 8,
    };

    private static byte[] Write(byte[] bytes, List<(Mode Mode, int From, int Length)> segments, int version, int capacity)
    {
        var bits = new BitRow(capacity);
        foreach (var (mode, from, length) in segments)
        {
            bits.Add((int)mode, 4);
            bits.Add(length, CountBits(mode, version));
            var run = bytes.AsSpan(from, length);
            if (mode == Mode.Numeric) AddDigits(bits, run);
            else if (mode == Mode.Alphanumeric) AddPairs(bits, run);
            else foreach (var b in run) bits.Add(b, 8);
        }
        bits.Close();
        return bits.Codewords;
    }

    private static void AddDigits(BitRow bits, ReadOnlySpan<byte> run)
    {
        for (var i = 0; i < run.Length; i += 3)
        {
            var group = run[i..Math.Min(i + 3, run.Length)];
            var value = 0;
            foreach (var digit in group) value = (value * 10) + digit - '0';
            bits.Add(value, (3 * group.Length) + 1);
        }
    }

    private static void AddPairs(BitRow bits, ReadOnlySpan<byte> run)
    {
        for (var i = 0; i < run.Length; i += 2)
        {
            if (i + 1 < run.Length) bits.Add((Value(run[i]) * 45) + Value(run[i + 1]), 11);
            else bits.Add(Value(run[i]), 6);
        }
    }

    /// <summary>Bits one after the other, most significant first.</summary>
    private sealed class BitRow(int capacity)
    {
        private int length;

        public byte[] Codewords { get; } = new byte[capacity];

        public void Add(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--, length++)
                if ((value >> bit & 1) != 0) Codewords[length / 8] |= (byte)(128 >> (length % 8));
        }

        /// <summary>Terminator, then the two pad codewords in turn.</summary>
        public void Close()
        {
            var at = Math.Min(capacity, (length + 4 + 7) / 8);
            for (var isFirst = true; at < capacity; at++, isFirst = !isFirst) Codewords[at] = (byte)(isFirst ? 0xEC : 0x11);
        }
    }
}
