namespace Fulfillment.Server.Platform;

/// <summary>Where customers reach this installation; what is printed and linked begins with it.</summary>
internal static class PublicAddress
{
    private const string Usual = "http://127.0.0.1:5080";

    /// <summary><c>Public:BaseUrl</c>, else the first address the server listens on, without a slash at its end.</summary>
    public static string PublicUrl(this IConfiguration configuration) =>
        (Given(configuration["Public:BaseUrl"]) ?? Given(configuration["Urls"]?.Split(';')[0]) ?? Usual).TrimEnd('/');

    private static string? Given(string? url) => Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null;
}
