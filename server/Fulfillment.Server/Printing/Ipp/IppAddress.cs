namespace Fulfillment.Server.Printing.Ipp;

/// <summary>Where an IPP printer listens.</summary>
/// <param name="Name">The <c>ipp:</c> URI the printer knows itself by.</param>
/// <param name="Http">The same place for HTTP (RFC 8010 §4.2, RFC 7472).</param>
/// <param name="Fingerprint">SHA-256 of the certificate to trust, for <c>ipps</c>, or null.</param>
internal sealed record IppAddress(string Name, Uri Http, byte[]? Fingerprint = null)
{
    private const string FingerprintMark = "#sha256=";
    private const int Port = 631;

    /// <summary>The address in an <c>ipp://</c> or <c>ipps://</c> URI, or null.</summary>
    public static IppAddress? Find(Uri uri)
    {
        if (uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            return null;
        byte[]? fingerprint = null;
        if (uri.Fragment.Length > 0)
        {
            if (!uri.Fragment.StartsWith(FingerprintMark, StringComparison.OrdinalIgnoreCase) || !TryHex(uri.Fragment[FingerprintMark.Length..], out fingerprint))
                return null;
        }
        var port = uri.Port > 0 ? uri.Port : Port;
        var path = uri.AbsolutePath is "" or "/" ? "/ipp/print" : uri.AbsolutePath;
        var http = new UriBuilder(uri.Scheme == "ipps" ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, uri.Host, port, path) { Query = uri.Query }.Uri;
        return new IppAddress($"{uri.Scheme}://{uri.Host}:{port}{http.PathAndQuery}", http, fingerprint);
    }

    /// <summary>A queue of the CUPS on this machine.</summary>
    public static IppAddress ForQueue(string queue)
    {
        var path = $"/printers/{Uri.EscapeDataString(queue)}";
        return new IppAddress($"ipp://localhost:{Port}{path}", new Uri($"http://localhost:{Port}{path}"));
    }

    private static bool TryHex(string text, out byte[]? bytes)
    {
        bytes = null;
        var digits = text.Replace(":", "", StringComparison.Ordinal);
        if (digits.Length != 64 || !digits.All(Uri.IsHexDigit))
            return false;
        bytes = Convert.FromHexString(digits);
        return true;
    }
}
