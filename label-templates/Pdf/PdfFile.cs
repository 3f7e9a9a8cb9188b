using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Fulfillment.LabelTemplates.Pdf;

/// <summary>The objects of a PDF file, their places, and the cross-reference table that ends it.</summary>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);
    private readonly List<int> offsets = [];

    public PdfFile()
    {
        Append("%PDF-1.7\n%");
        // Bytes over 127 in the second line tell transfer programs that the file is binary.
        buffer.Write<byte>([0xE2, 0xE3, 0xCF, 0xD3, 0x0A]);
    }

    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    public void Object(int id, string body)
    {
        Begin(id);
        Append(body);
        Append("\nendobj\n");
    }

    /// <param name="id">A reserved number.</param>
    /// <param name="entries">Further entries of the stream's dictionary.</param>
    /// <param name="data">The stream as it will stand in the file.</param>
    /// <param name="isCompressed">The data went through <see cref="Compress"/>.</param>
    public void Stream(int id, string entries, ReadOnlySpan<byte> data, bool isCompressed)
    {
        Begin(id);
        Append(string.Create(CultureInfo.InvariantCulture, $"<<{entries}{(isCompressed ? "/Filter/FlateDecode" : "")}/Length {data.Length}>>\nstream\n"));
        buffer.Write(data);
        Append("\nendstream\nendobj\n");
    }

    public byte[] Close(int catalog, int info)
    {
        var id = Convert.ToHexString(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 16));
        var table = buffer.WrittenCount;
        Append(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets) Append(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Append(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1}/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"));
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Compress(ReadOnlySpan<byte> data, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var compressed = new MemoryStream((data.Length / 2) + 64);
        using (var zlib = new ZLibStream(compressed, level, leaveOpen: true)) zlib.Write(data);
        return compressed.ToArray();
    }

    /// <summary>The text of a PDF string in parentheses.</summary>
    public static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    private void Begin(int id)
    {
        offsets[id - 1] = buffer.WrittenCount;
        Append(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n"));
    }

    private void Append(string text) => Encoding.Latin1.GetBytes(text, buffer);
}
