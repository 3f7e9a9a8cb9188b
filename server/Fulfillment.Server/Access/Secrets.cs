using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fulfillment.Server.Access;

/// <summary>Tokens that machines keep: 256 random bits. Only their SHA-256 is stored; that many bits need no slow hash.</summary>
internal static class Secrets
{
    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
