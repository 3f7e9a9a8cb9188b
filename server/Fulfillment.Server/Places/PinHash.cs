using System.Globalization;
using System.Security.Cryptography;

namespace Fulfillment.Server.Places;

/// <summary>
/// How a PIN is kept: PBKDF2-HMAC-SHA256 with a salt of its own, the cost stored beside it so that it can grow. Four to eight
/// digits can always be guessed from a stolen database; what holds at the door is the wait after five wrong ones.
/// </summary>
internal static class PinHash
{
    /// <summary>About 30 ms: a packer waits for it with a parcel in hand, and 10,000 PINs stay few at any cost.</summary>
    private const int Iterations = 100_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Matches no PIN; checked in an unknown badge's place so that both take the same time.</summary>
    public static readonly string OfNobody = Text(Iterations, new byte[SaltBytes], new byte[HashBytes]);

    public static string Of(string pin)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Text(Iterations, salt, Derive(pin, salt, Iterations));
    }

    public static bool Matches(string hash, string pin)
    {
        var parts = hash.Split('.');
        var salt = Convert.FromHexString(parts[1]);
        return CryptographicOperations.FixedTimeEquals(Derive(pin, salt, int.Parse(parts[0], CultureInfo.InvariantCulture)), Convert.FromHexString(parts[2]));
    }

    private static byte[] Derive(string pin, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, salt, iterations, HashAlgorithmName.SHA256, HashBytes);

    private static string Text(int iterations, byte[] salt, byte[] hash) =>
        $"{iterations.ToString(CultureInfo.InvariantCulture)}.{Convert.ToHexStringLower(salt)}.{Convert.ToHexStringLower(hash)}";
}
