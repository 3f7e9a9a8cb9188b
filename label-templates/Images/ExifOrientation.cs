using System.Buffers.Binary;

namespace Fulfillment.LabelTemplates.Images;

/// <summary>How the camera was held, from a JPEG's Exif segment (JEITA CP-3451, tag 0x0112).</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112, Short = 3;

    /// <returns>1 to 8, or null where the segment says nothing of it, or nothing that makes sense.</returns>
    public static int? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8)) return null;
        var tiff = segment[6..];
        if (tiff.Length < 8) return null;
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8)) return null;
        var directory = Whole(tiff[4..]);
        if (directory > tiff.Length - 2) return null;
        var count = Half(tiff[(int)directory..]);
        for (var i = 0; i < count; i++)
        {
            var at = directory + 2 + (12 * i);
            if (at + 12 > tiff.Length) return null;
            var entry = tiff.Slice((int)at, 12);
            if (Half(entry) == Tag) return Half(entry[2..]) == Short && Half(entry[8..]) is >= 1 and <= 8 and var value ? value : null;
        }
        return null;

        ushort Half(ReadOnlySpan<byte> data) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);

        uint Whole(ReadOnlySpan<byte> data) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
    }
}
