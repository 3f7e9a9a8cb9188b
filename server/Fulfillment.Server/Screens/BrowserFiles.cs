using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Fulfillment.Server.Screens;

/// <summary>
/// The static files of the pages, which lie beside the program. A page names one with <see cref="Address"/>, which carries the content's
/// digest: browsers then keep it for ever and still never show an old one. Asked for without it, a file is asked about each time.
/// </summary>
internal static class BrowserFiles
{
    private const string Digest = "v";
    private static readonly ConcurrentDictionary<string, string> Digests = new(StringComparer.Ordinal);

    // Beside the program, not in the content root: the same from bin, from a published folder and from any working directory.
    private static readonly PhysicalFileProvider Files = new(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <param name="path">From the root, e.g. <c>/lib/uplot/uPlot.min.css</c>.</param>
    public static string Address(string path) => DigestOf(Files.GetFileInfo(path)) is { } digest ? $"{path}?{Digest}={digest}" : path;

    public static void UseBrowserFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = Files,
        OnPrepareResponse = file =>
        {
            // Another digest than ours is another version's page, while servers are being replaced: what it gets here must not stay with it.
            var isThisVery = file.Context.Request.Query[Digest] is [{ Length: > 0 } asked] && asked == DigestOf(file.File);
            file.Context.Response.Headers.XContentTypeOptions = "nosniff";
            file.Context.Response.Headers.CacheControl = isThisVery ? "public, max-age=31536000, immutable" : "no-cache";
        },
    });

    private static string? DigestOf(IFileInfo file) => file.PhysicalPath is not { } path || !file.Exists ? null : Digests.GetOrAdd(path, static path =>
    {
        using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content))[..16];
    });
}
