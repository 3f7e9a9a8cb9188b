namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Check codewords over GF(256), as QR and DataMatrix each define their own.</summary>
internal sealed class ReedSolomon
{
    private readonly byte[] powers = new byte[510];
    private readonly byte[] logarithms = new byte[256];
    private readonly int firstRoot;
    private readonly byte[]?[] generators = new byte[]?[256];

    /// <param name="polynomial">That the field is built on.</param>
    /// <param name="firstRoot">Exponent of the generator's first root.</param>
    private ReedSolomon(int polynomial, int firstRoot)
    {
        this.firstRoot = firstRoot;
        var value = 1;
        for (var i = 0; i < 255; i++)
        {
            powers[i] = powers[i + 255] = (byte)value;
            logarithms[value] = (byte)i;
            value <<= 1;
            if (value > 255) value ^= polynomial;
        }
    }

    /// <summary>ISO/IEC 18004, annex A.</summary>
    public static ReedSolomon Qr { get; } = new(0x11D, 0);

    /// <summary>ISO/IEC 16022, annex E.</summary>
    public static ReedSolomon DataMatrix { get; } = new(0x12D, 1);

    public byte[] Check(ReadOnlySpan<byte> data, int count)
    {
        var generator = generators[count] ??= Generator(count);
        var check = new byte[count];
        foreach (var value in data)
        {
            var factor = value ^ check[0];
            check.AsSpan(1).CopyTo(check);
            check[^1] = 0;
            if (factor == 0) continue;
            var logarithm = logarithms[factor];
            for (var i = 0; i < count; i++) check[i] ^= powers[logarithm + generator[i]];
        }
        return check;
    }

    /// <summary>Logarithms of the coefficients below the leading one, highest degree first.</summary>
    private byte[] Generator(int count)
    {
        // Low degrees first while it grows: g := g · (x + root).
        var g = new byte[count + 1];
        g[0] = 1;
        for (var i = 0; i < count; i++)
        {
            var root = i + firstRoot;
            for (var degree = i + 1; degree > 0; degree--) g[degree] = (byte)(g[degree - 1] ^ Times(g[degree], root));
            g[0] = Times(g[0], root);
        }
        return [.. Enumerable.Range(0, count).Select(i => logarithms[g[count - 1 - i]])];
    }

    private byte Times(byte value, int exponent) => value == 0 ? (byte)0 : powers[logarithms[value] + (exponent % 255)];
}
