using System.Buffers.Binary;
using System.Text;

namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>A TrueType file that holds only some glyphs of a face, renumbered: what a document embeds.</summary>
internal static class FontSubset
{
    private const uint WholeFileChecksum = 0xB1B0AFBA;

    /// <summary>Glyph 0 is .notdef, glyph n the n-th of <paramref name="glyphs"/> (repeats allowed); components of composites follow.</summary>
    public static byte[] Of(FontFace face, IReadOnlyList<ushort> glyphs)
    {
        var order = new List<ushort>(glyphs.Count + 1) { 0 };
        order.AddRange(glyphs);
        var places = new Dictionary<ushort, int>();
        for (var i = 0; i < order.Count; i++) places.TryAdd(order[i], i);
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var (_, component) in face.Data(order[i]).Components)
                if (places.TryAdd(component, order.Count)) order.Add(component);
        }
        var starts = new int[order.Count + 1];
        for (var i = 0; i < order.Count; i++) starts[i + 1] = starts[i] + ((face.Data(order[i]).Bytes.Length + 3) & ~3);
        var glyf = new byte[starts[^1]];
        for (var i = 0; i < order.Count; i++)
        {
            var data = face.Data(order[i]);
            data.Bytes.CopyTo(glyf, starts[i]);
            foreach (var (at, component) in data.Components)
                BinaryPrimitives.WriteUInt16BigEndian(glyf.AsSpan(starts[i] + at), (ushort)places[component]);
        }
        return Assemble(
        [
            ("glyf", glyf), ("head", Head(face)), ("hhea", Counted(face.Hhea, 34, order.Count)), ("hmtx", Metrics(face, order)),
            ("loca", Offsets(starts)), ("maxp", Counted(face.Maxp, 4, order.Count)),
        ]);
    }

    private static byte[] Head(FontFace face)
    {
        var head = Counted(face.Head, 50, 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        return head;
    }

    private static byte[] Counted(ReadOnlySpan<byte> table, int at, int value)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), checked((ushort)value));
        return copy;
    }

    private static byte[] Metrics(FontFace face, List<ushort> order)
    {
        var hmtx = new byte[4 * order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)face.Advance(order[i]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((4 * i) + 2), face.LeftSideBearing(order[i]));
        }
        return hmtx;
    }

    private static byte[] Offsets(int[] starts)
    {
        var loca = new byte[4 * starts.Length];
        for (var i = 0; i < starts.Length; i++) BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), starts[i]);
        return loca;
    }

    private static byte[] Assemble((string Tag, byte[] Data)[] tables)
    {
        var at = 12 + (16 * tables.Length);
        var file = new byte[at + tables.Sum(t => (t.Data.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        // Search fields for six tables: the largest power of two below is four.
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), 64);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Length) - 64));
        var headAt = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            if (tag == "head") headAt = at;
            data.CopyTo(file, at);
            var entry = file.AsSpan(12 + (16 * i));
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(at, (data.Length + 3) & ~3)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], data.Length);
            at += (data.Length + 3) & ~3;
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(WholeFileChecksum - Checksum(file)));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= data.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data[i..]));
        return sum;
    }
}
