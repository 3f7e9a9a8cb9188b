using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>A QR symbol (ISO/IEC 18004, model 2), its quiet zone of four modules included.</summary>
internal static class QrSymbol
{
    private const int QuietZone = 4;

    public static SymbolOutcome Encode(string text, QrErrorLevel level)
    {
        if (text.Length == 0) return new CodeFault("空です", "it is empty");
        if (Grid(text, level) is not { } grid) return new CodeFault($"誤り訂正{level}のQRには長すぎます", $"it is too long for a QR code of level {level}");
        var dark = new List<Area>();
        for (var y = 0; y < grid.Size; y++)
        {
            for (var x = 0; x < grid.Size; x++)
            {
                if (!grid[x, y]) continue;
                var start = x;
                while (x < grid.Size && grid[x, y]) x++;
                dark.Add(new Area(start + QuietZone, y + QuietZone, x - start, 1));
            }
        }
        return new GridSymbol(grid.Size + (2 * QuietZone), dark) { Columns = grid.Size + (2 * QuietZone) };
    }

    /// <summary>Scheme and host of a URL in capitals, which mean the same (RFC 3986, 6.2.2.1) and take fewer modules.</summary>
    public static string Compact(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return url;
        var end = url.AsSpan(scheme + 3).IndexOfAny("/?#@");
        var host = end < 0 ? url.Length : scheme + 3 + end;
        return host < url.Length && url[host] == '@' ? url : url[..host].ToUpperInvariant() + url[host..];
    }

    /// <summary>The modules without a quiet zone, or null when no version holds the text.</summary>
    internal static QrGrid? Grid(string text, QrErrorLevel level)
    {
        if (QrText.Encode(text, level, out var version) is not { } data) return null;
        return QrGrid.Of(version, level, Interleave(data, version, level));
    }

    /// <summary>Blocks take turns, first with their data, then with their check codewords; the last blocks may be one longer.</summary>
    private static byte[] Interleave(byte[] data, int version, QrErrorLevel level)
    {
        int blocks = QrVersion.Blocks(version, level), check = QrVersion.CheckPerBlock(version, level);
        int shortest = data.Length / blocks, longer = data.Length % blocks;
        var all = new byte[data.Length + (check * blocks)];
        var from = 0;
        for (var block = 0; block < blocks; block++)
        {
            var length = shortest + (block >= blocks - longer ? 1 : 0);
            var own = data.AsSpan(from, length);
            for (var i = 0; i < length; i++) all[i < shortest ? (i * blocks) + block : (shortest * blocks) + block - (blocks - longer)] = own[i];
            var codewords = ReedSolomon.Qr.Check(own, check);
            for (var i = 0; i < check; i++) all[data.Length + (i * blocks) + block] = codewords[i];
            from += length;
        }
        return all;
    }
}
