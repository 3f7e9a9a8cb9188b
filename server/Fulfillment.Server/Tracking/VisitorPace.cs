using System.Net;
using System.Threading.RateLimiting;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>
/// How much one address may ask of what is open to anyone: pages, QR codes, the tracking API and hub. Wrong tokens and codes count apart
/// and are fewer: guessing stops long before it could find anything. On each server by itself.
/// </summary>
internal sealed class VisitorPace(IConfiguration configuration) : IDisposable
{
    // Many homes share one address (CGNAT), and a proxy in front may be the only one; so the first number is generous.
    private readonly PartitionedRateLimiter<IPAddress> _visits = PerMinute(configuration.GetValue("Public:VisitsPerMinute", 600));
    private readonly PartitionedRateLimiter<IPAddress> _misses = PerMinute(configuration.GetValue("Public:MissesPerMinute", 60));

    /// <summary>Counts a visit; 429 with the seconds to wait where it is one too many.</summary>
    public Refusal? Refuses(HttpContext http)
    {
        var address = AddressOf(http);
        using var guess = _misses.AttemptAcquire(address, 0);
        if (!guess.IsAcquired) return TooMany(guess);
        using var visit = _visits.AttemptAcquire(address);
        return visit.IsAcquired ? null : TooMany(visit);
    }

    /// <summary>Counts a token or code that is none, and passes its refusal on.</summary>
    public Refusal Missed(HttpContext http, Refusal refusal)
    {
        using var guess = _misses.AttemptAcquire(AddressOf(http));
        return refusal;
    }

    public void Dispose()
    {
        _visits.Dispose();
        _misses.Dispose();
    }

    private static Refusal TooMany(RateLimitLease lease) =>
        TrackingRefusals.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 10);

    // One home has a whole /64 of IPv6.
    private static IPAddress AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static PartitionedRateLimiter<IPAddress> PerMinute(int many) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetTokenBucketLimiter(
        address,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = many, TokensPerPeriod = Math.Max(1, many / 6), ReplenishmentPeriod = TimeSpan.FromSeconds(10), QueueLimit = 0 }));
}
