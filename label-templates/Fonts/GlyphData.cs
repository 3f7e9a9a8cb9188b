using System.Buffers.Binary;

namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>
/// One glyf entry stripped of its hinting program (a sheet printer at 200 dpi and up gains nothing from it, and the
/// programs call functions that a subset would have to carry), with the places where it names other glyphs.
/// </summary>
internal sealed record GlyphData(byte[] Bytes, IReadOnlyList<(int At, ushort Glyph)> Components)
{
    private const int ArgumentsAreWords = 0x0001, HasScale = 0x0008, MoreComponents = 0x0020, HasTwoScales = 0x0040, HasMatrix = 0x0080, HasInstructions = 0x0100;

    public static GlyphData Empty { get; } = new([], []);

    /// <summary>Bytes that follow a composite's flags and glyph index, for these flags.</summary>
    public static int ArgumentLength(int flags) =>
        ((flags & ArgumentsAreWords) != 0 ? 4 : 2)
        + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);

    public static GlyphData Read(ReadOnlySpan<byte> glyph)
    {
        if (glyph.Length < 10) return Empty;
        return FontTables.I16(glyph, 0) >= 0 ? ReadSimple(glyph) : ReadComposite(glyph);
    }

    private static GlyphData ReadSimple(ReadOnlySpan<byte> glyph)
    {
        var instructionsAt = 10 + (2 * FontTables.I16(glyph, 0));
        var outlineAt = instructionsAt + 2 + FontTables.U16(glyph, instructionsAt);
        var bytes = new byte[instructionsAt + 2 + glyph.Length - outlineAt];
        glyph[..instructionsAt].CopyTo(bytes);
        glyph[outlineAt..].CopyTo(bytes.AsSpan(instructionsAt + 2));
        return new GlyphData(bytes, []);
    }

    private static GlyphData ReadComposite(ReadOnlySpan<byte> glyph)
    {
        var components = new List<(int, ushort)>();
        var at = 10;
        int flags;
        do
        {
            flags = FontTables.U16(glyph, at);
            components.Add((at + 2, FontTables.U16(glyph, at + 2)));
            at += 4 + ArgumentLength(flags);
        }
        while ((flags & MoreComponents) != 0);
        var bytes = glyph[..at].ToArray();
        foreach (var (place, _) in components)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(place - 2), (ushort)(FontTables.U16(bytes, place - 2) & ~HasInstructions));
        return new GlyphData(bytes, components);
    }
}
