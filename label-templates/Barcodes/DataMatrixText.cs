namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>
/// Text as DataMatrix codewords (ISO/IEC 16022, 5.2): the shortest way through ASCII, C40, Text and base 256, found from the
/// end. FNC1 is a codeword of its own in ASCII and C40.
/// </summary>
internal sealed class DataMatrixText
{
    private const byte Pad = 129, UpperShift = 235, LatchC40 = 230, LatchBase256 = 231, Function1 = 232, LatchText = 239, Unlatch = 254;

    /// <summary>From here on the length of a base 256 run takes a second codeword.</summary>
    private const int LongRun = 250;

    private readonly string text;
    private readonly int[] rest;
    private readonly (Encodation Encodation, int Length)[] best;
    private readonly List<byte> codewords = [];

    private DataMatrixText(string text)
    {
        this.text = text;
        rest = new int[text.Length + 1];
        best = new (Encodation, int)[text.Length];
        for (var at = text.Length - 1; at >= 0; at--) Choose(at);
    }

    private enum Encodation
    {
        Ascii,
        C40,
        Text,
        Base256,
    }

    /// <param name="text">Latin-1 and <see cref="Code128.Fnc1"/>.</param>
    /// <param name="shape">Decides what "as short as possible" has to fill.</param>
    /// <param name="size">The symbol that the codewords fill.</param>
    /// <returns>Null when no symbol of the shape holds the text.</returns>
    public static byte[]? Encode(string text, MatrixShape shape, out DataMatrixSize? size)
    {
        size = null;
        // A codeword holds two digits at best.
        if (text.Length > 2 * DataMatrixSize.Capacity(shape)) return null;
        var encoder = new DataMatrixText(text);
        var endsOpen = encoder.Write();
        var needed = encoder.codewords.Count;
        size = DataMatrixSize.For(needed, shape);
        // The last unlatch may be left out where it would be all that does not fit.
        if (endsOpen && DataMatrixSize.For(needed - 1, shape) is { } smaller && smaller.Data == needed - 1)
        {
            encoder.codewords.RemoveAt(needed - 1);
            size = smaller;
        }
        if (size is null) return null;
        encoder.Fill(size.Data);
        return [.. encoder.codewords];
    }

    private void Choose(int at)
    {
        var ascii = AsciiLength(at);
        best[at] = (Encodation.Ascii, ascii);
        rest[at] = (text[at] is > '\x7F' and not Code128.Fnc1 ? 2 : 1) + rest[at + ascii];
        TryTriples(at, Encodation.C40);
        TryTriples(at, Encodation.Text);
        for (int end = at, bytes = 0; end < text.Length && text[end] != Code128.Fnc1; end++)
        {
            bytes++;
            Offer(at, Encodation.Base256, end + 1, 2 + (bytes >= LongRun ? 1 : 0) + bytes);
        }
    }

    /// <summary>Runs that fill whole triples of values; a rest of one or two values is ASCII's.</summary>
    private void TryTriples(int at, Encodation encodation)
    {
        var values = 0;
        for (var end = at; end < text.Length; end++)
        {
            if (Values(text[end], encodation) is not { } two) return;
            values += two.Shift < 0 ? 1 : 2;
            if (values % 3 == 0) Offer(at, encodation, end + 1, 2 + (values / 3 * 2));
        }
    }

    private void Offer(int at, Encodation encodation, int end, int cost)
    {
        if (cost + rest[end] >= rest[at]) return;
        rest[at] = cost + rest[end];
        best[at] = (encodation, end - at);
    }

    private int AsciiLength(int at) => at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? 2 : 1;

    /// <returns>Whether the last codeword is an unlatch.</returns>
    private bool Write()
    {
        var endsOpen = false;
        for (var at = 0; at < text.Length; at += best[at].Length)
        {
            var (encodation, length) = best[at];
            var run = text.AsSpan(at, length);
            if (encodation == Encodation.Ascii) WriteAscii(run);
            else if (encodation == Encodation.Base256) WriteBytes(run);
            else WriteTriples(run, encodation);
            endsOpen = encodation is Encodation.C40 or Encodation.Text;
        }
        return endsOpen;
    }

    private void WriteAscii(ReadOnlySpan<char> run)
    {
        if (run.Length == 2) codewords.Add((byte)(130 + ((run[0] - '0') * 10) + run[1] - '0'));
        else if (run[0] == Code128.Fnc1) codewords.Add(Function1);
        else if (run[0] < 128) codewords.Add((byte)(run[0] + 1));
        else codewords.AddRange([UpperShift, (byte)(run[0] - 127)]);
    }

    private void WriteBytes(ReadOnlySpan<char> run)
    {
        codewords.Add(LatchBase256);
        if (run.Length < LongRun) AddRandomised(run.Length);
        else
        {
            AddRandomised((run.Length / LongRun) + 249);
            AddRandomised(run.Length % LongRun);
        }
        foreach (var c in run) AddRandomised(c);
    }

    private void WriteTriples(ReadOnlySpan<char> run, Encodation encodation)
    {
        codewords.Add(encodation == Encodation.C40 ? LatchC40 : LatchText);
        var values = new List<int>();
        foreach (var c in run)
        {
            var (shift, value) = Values(c, encodation)!.Value;
            if (shift >= 0) values.Add(shift);
            values.Add(value);
        }
        for (var i = 0; i < values.Count; i += 3)
        {
            var packed = (1600 * values[i]) + (40 * values[i + 1]) + values[i + 2] + 1;
            codewords.AddRange([(byte)(packed >> 8), (byte)packed]);
        }
        codewords.Add(Unlatch);
    }

    /// <summary>Annex B.2: bytes are mixed with their place, lest a run of equal ones make a pattern.</summary>
    private void AddRandomised(int value) => codewords.Add((byte)(value + (149 * (codewords.Count + 1) % 255) + 1));

    /// <summary>Annex B.1: the first pad is plain, the others mixed with their place.</summary>
    private void Fill(int capacity)
    {
        if (codewords.Count < capacity) codewords.Add(Pad);
        while (codewords.Count < capacity)
        {
            var mixed = Pad + (149 * (codewords.Count + 1) % 253) + 1;
            codewords.Add((byte)(mixed > 254 ? mixed - 254 : mixed));
        }
    }

    /// <summary>Annex C: a value of the basic set (shift −1) or of one of the three shift sets; null for characters over 127.</summary>
    private static (int Shift, int Value)? Values(char c, Encodation encodation)
    {
        // Text is C40 with small letters where C40 has capitals.
        if (encodation == Encodation.Text && char.IsAsciiLetter(c)) c ^= ' ';
        return c switch
        {
            Code128.Fnc1 => (1, 27),
            > '\x7F' => null,
            ' ' => (-1, 3),
            >= '0' and <= '9' => (-1, c - '0' + 4),
            >= 'A' and <= 'Z' => (-1, c - 'A' + 14),
            < ' ' => (0, c),
            <= '/' => (1, c - '!'),
            <= '@' => (1, c - ':' + 15),
            <= '_' => (1, c - '[' + 22),
            _ => (2, c - '`'),
        };
    }
}
