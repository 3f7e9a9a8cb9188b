namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>One point of a TrueType contour, in font units, y up.</summary>
internal readonly record struct OutlinePoint(double X, double Y, bool IsOnCurve);

/// <summary>A glyph's contours, composites resolved, for backends that draw outlines themselves.</summary>
internal sealed record GlyphOutline(IReadOnlyList<OutlinePoint[]> Contours)
{
    /// <summary>A composite that nests deeper is broken or malicious; fonts in use nest two deep.</summary>
    private const int DeepestComposite = 6;

    public static GlyphOutline Empty { get; } = new([]);

    private const int OnCurve = 0x01, XIsByte = 0x02, YIsByte = 0x04, Repeats = 0x08, XSame = 0x10, YSame = 0x20;

    /// <summary>Parts of one glyph, all of its composites together: what a few composites of composites would multiply beyond measure.</summary>
    private const int MostParts = 256;

    /// <exception cref="InvalidDataException">The glyph is cut short, or a composite of itself.</exception>
    public static GlyphOutline Read(FontFace face, ushort glyph)
    {
        var contours = new List<OutlinePoint[]>();
        var parts = 0;
        try
        {
            Collect(face, glyph, contours, DeepestComposite, ref parts);
        }
        catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"Glyph {glyph} is broken.", broken);
        }
        return new GlyphOutline(contours);
    }

    private static void Collect(FontFace face, ushort glyph, List<OutlinePoint[]> into, int depth, ref int parts)
    {
        if (++parts > MostParts || depth < 0) throw new InvalidDataException("A composite glyph nests without end.");
        if (glyph >= face.GlyphCount) throw new InvalidDataException("A composite glyph names a glyph that is not there.");
        var data = face.RawGlyph(glyph);
        if (data.Length == 0) return;
        if (FontTables.I16(data, 0) >= 0) ReadSimple(data, into);
        else ReadComposite(face, data, into, depth, ref parts);
    }

    private static void ReadComposite(FontFace face, ReadOnlySpan<byte> data, List<OutlinePoint[]> into, int depth, ref int count)
    {
        var at = 10;
        int flags;
        do
        {
            flags = FontTables.U16(data, at);
            var component = FontTables.U16(data, at + 2);
            var wide = (flags & 0x0001) != 0;
            var isOffset = (flags & 0x0002) != 0;
            double dx = isOffset ? wide ? FontTables.I16(data, at + 4) : (sbyte)data[at + 4] : 0;
            double dy = isOffset ? wide ? FontTables.I16(data, at + 6) : (sbyte)data[at + 5] : 0;
            var scales = at + (wide ? 8 : 6);
            double xx = 1, yx = 0, xy = 0, yy = 1;
            if ((flags & 0x0008) != 0) xx = yy = Fixed(data, scales);
            else if ((flags & 0x0040) != 0) (xx, yy) = (Fixed(data, scales), Fixed(data, scales + 2));
            else if ((flags & 0x0080) != 0) (xx, xy, yx, yy) = (Fixed(data, scales), Fixed(data, scales + 2), Fixed(data, scales + 4), Fixed(data, scales + 6));
            var parts = new List<OutlinePoint[]>();
            Collect(face, component, parts, depth - 1, ref count);
            foreach (var part in parts)
                into.Add(Array.ConvertAll(part, p => new OutlinePoint((p.X * xx) + (p.Y * yx) + dx, (p.X * xy) + (p.Y * yy) + dy, p.IsOnCurve)));
            at += 4 + GlyphData.ArgumentLength(flags);
        }
        while ((flags & 0x0020) != 0);
    }

    private static double Fixed(ReadOnlySpan<byte> data, int at) => FontTables.I16(data, at) / 16384.0;

    private static void ReadSimple(ReadOnlySpan<byte> data, List<OutlinePoint[]> into)
    {
        var contours = FontTables.I16(data, 0);
        if (contours == 0) return;
        var ends = new int[contours];
        for (var c = 0; c < contours; c++)
        {
            ends[c] = FontTables.U16(data, 10 + (2 * c));
            if (c > 0 && ends[c] < ends[c - 1]) throw new InvalidDataException("The contours of a glyph run backwards.");
        }
        var count = ends[^1] + 1;
        var at = 12 + (2 * contours) + FontTables.U16(data, 10 + (2 * contours));
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var flag = data[at++];
            flags[i] = flag;
            if ((flag & Repeats) == 0) continue;
            for (var repeat = data[at++]; repeat > 0 && i + 1 < count; repeat--) flags[++i] = flag;
        }
        var xs = ReadCoordinates(data, ref at, flags, XIsByte, XSame);
        var ys = ReadCoordinates(data, ref at, flags, YIsByte, YSame);
        for (int c = 0, first = 0; c < contours; first = ends[c++] + 1)
        {
            if (ends[c] < first) continue;
            var points = new OutlinePoint[ends[c] - first + 1];
            for (var i = 0; i < points.Length; i++) points[i] = new OutlinePoint(xs[first + i], ys[first + i], (flags[first + i] & OnCurve) != 0);
            into.Add(points);
        }
    }

    private static int[] ReadCoordinates(ReadOnlySpan<byte> data, ref int at, byte[] flags, int isByte, int isSame)
    {
        var read = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isByte) != 0) value += (flags[i] & isSame) != 0 ? data[at++] : -data[at++];
            else if ((flags[i] & isSame) == 0)
            {
                value += FontTables.I16(data, at);
                at += 2;
            }
            read[i] = value;
        }
        return read;
    }
}
