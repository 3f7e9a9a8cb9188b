using System.Text;

namespace Fulfillment.Server.Platform;

/// <summary>The text of a sheet, from bytes that may be UTF-8, UTF-16 with a mark, or the Shift_JIS of a Japanese spreadsheet.</summary>
internal static class CsvText
{
    public const int MostBytes = 20 * 1024 * 1024;
    private const int ShiftJisCodePage = 932;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding ShiftJis =
        CodePagesEncodingProvider.Instance.GetEncoding(ShiftJisCodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static async Task<Outcome<string>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes) return CsvRefusals.TooLarge;
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            if (bytes.Length + read > MostBytes) return CsvRefusals.TooLarge;
            bytes.Write(buffer, 0, read);
        }
        var charset = request.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"');
        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), charset);
    }

    /// <param name="bytes">The sheet.</param>
    /// <param name="charset">What its sender calls the encoding; null lets the bytes tell.</param>
    public static Outcome<string> Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (bytes.StartsWith<byte>([0xef, 0xbb, 0xbf])) return Try(Utf8, bytes[3..]) ?? Unreadable;
        if (bytes.StartsWith<byte>([0xff, 0xfe])) return Try(Encoding.Unicode, bytes[2..]) ?? Unreadable;
        if (bytes.StartsWith<byte>([0xfe, 0xff])) return Try(Encoding.BigEndianUnicode, bytes[2..]) ?? Unreadable;
        // Japanese text in Shift_JIS is hardly ever valid UTF-8 as well, so the strict one is asked first.
        var text = charset?.ToUpperInvariant() is "SHIFT_JIS" or "SHIFT-JIS" or "SJIS" or "WINDOWS-31J" or "CP932" or "MS932"
            ? Try(ShiftJis, bytes)
            : Try(Utf8, bytes) ?? Try(ShiftJis, bytes);
        return text is null || text.Contains('\0', StringComparison.Ordinal) ? Unreadable : text;
    }

    private static Outcome<string> Unreadable => CsvRefusals.Encoding;

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
