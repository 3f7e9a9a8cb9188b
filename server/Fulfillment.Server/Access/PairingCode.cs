using System.Security.Cryptography;
using System.Text;

namespace Fulfillment.Server.Access;

/// <summary>Eight signs that one person reads out and another types: no 0 and O, no 1, I and L, no U. Some 39 bits, for ten minutes and one use.</summary>
internal static class PairingCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>As shown, <c>7KQM-2XWD</c>.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <summary>What is stored of a code, however it was typed: small letters, full-width signs, spaces and hyphens are all right.</summary>
    public static string Hash(string typed) =>
        Secrets.Hash(new string([.. typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(Alphabet.Contains)]));
}
