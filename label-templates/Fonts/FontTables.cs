using System.Buffers.Binary;

namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>The table directory of one face of an OpenType file; offsets count from the start of the file, as in a TTC they must.</summary>
internal sealed class FontTables
{
    /// <summary>Collections in use hold up to ten.</summary>
    public const int MostFaces = 64;

    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];

    private FontTables(byte[] file, int directory)
    {
        this.file = file;
        var count = U16(file, directory + 4);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 12 + (16 * i);
            var tag = System.Text.Encoding.ASCII.GetString(file, entry, 4);
            var offset = checked((int)U32(file, entry + 8));
            var length = checked((int)U32(file, entry + 12));
            if (offset < 0 || length < 0 || offset > file.Length - length) throw new InvalidDataException($"Table {tag} reaches past the end of the file.");
            tables[tag] = (offset, length);
        }
    }

    public bool Has(string tag) => tables.ContainsKey(tag);

    public ReadOnlySpan<byte> this[string tag] =>
        tables.TryGetValue(tag, out var at)
            ? file.AsSpan(at.Offset, at.Length)
            : throw new InvalidDataException($"The font has no table {tag}.");

    /// <summary>Every face of the file: one for a TTF, several for a TTC.</summary>
    /// <exception cref="InvalidDataException">The file is not OpenType, or is broken.</exception>
    public static IReadOnlyList<FontTables> ReadFaces(byte[] file)
    {
        try
        {
            if (U32(file, 0) != 0x74746366) return [new FontTables(file, 0)];
            if (U32(file, 8) > MostFaces) throw new InvalidDataException("The collection claims more faces than any has.");
            var faces = new FontTables[U32(file, 8)];
            for (var i = 0; i < faces.Length; i++) faces[i] = new FontTables(file, checked((int)U32(file, 12 + (4 * i))));
            return faces;
        }
        catch (Exception broken) when (broken is ArgumentException or OverflowException)
        {
            throw new InvalidDataException("The font file is cut short.", broken);
        }
    }

    public static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    public static short I16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    public static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
