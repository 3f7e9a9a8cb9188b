namespace Fulfillment.Contracts;

/// <summary>A device asks to stand for a station: <c>POST /api/v1/pairing</c>.</summary>
/// <param name="Code">The administrator's code. It works once; small letters, spaces and hyphens are all right.</param>
public sealed record PairingRequest(string Code);

/// <summary>The station that this device stands for from now on. The proof of it comes as the cookie <see cref="StationCredential.Cookie"/>.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="Station">The station's code, unique in its site.</param>
public sealed record PairingReply(string Site, string Station);

/// <summary>How a paired device proves which station it is.</summary>
public static class StationCredential
{
    public const string Cookie = "fulfillment-station";

    /// <summary>Sent with every request that a cookie vouches for: a program's proof that no foreign page asked for it. Any value will do.</summary>
    public const string RequestHeader = "X-Fulfillment-Request";
}
