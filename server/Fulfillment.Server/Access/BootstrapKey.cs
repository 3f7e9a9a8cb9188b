using System.Security.Cryptography;
using System.Text;

namespace Fulfillment.Server.Access;

/// <summary>
/// The administrator's first key, from <c>Access:BootstrapKey</c>. It lives in the configuration alone: a new value replaces it at
/// the next start, and none at all means there is no such key.
/// </summary>
internal sealed class BootstrapKey
{
    public const string Setting = "Access:BootstrapKey";
    private const int Shortest = 32;
    private readonly byte[]? _hash;

    /// <exception cref="InvalidOperationException">The key is too short; the message says what to do.</exception>
    public BootstrapKey(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } key) return;
        if (key.Length < Shortest) throw new InvalidOperationException($"{Setting} has {key.Length} characters; it must have at least {Shortest}. Set Access__BootstrapKey to a long random text, e.g. the output of: openssl rand -hex 32");
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
    }

    public static Caller Caller { get; } = new()
    {
        ApiKey = "bootstrap",
        Scopes = new HashSet<string>(StringComparer.Ordinal) { Scopes.Admin },
        Name = "key:bootstrap",
    };

    public bool Matches(string key) => _hash is not null && CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
