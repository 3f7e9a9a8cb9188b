using System.Collections.Frozen;
using Fulfillment.Server.Catalog.Barcodes.Gs1;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>The station's own cards: <c>CMD:</c>, <c>BADGE:</c> and <c>PIN:</c>. They mean one thing only, so that no order number can pass for a command.</summary>
internal static class PrefixedCode
{
    private const int LongestPin = 12;

    private static readonly FrozenDictionary<string, CommandName> Commands =
        Enum.GetValues<CommandName>().ToFrozenDictionary(name => name.ToString(), StringComparer.OrdinalIgnoreCase);

    public static ScannedCode? Read(string text)
    {
        if (After("CMD:", text) is { } name)
            return Commands.TryGetValue(name, out var command) ? Only(text, new Command(command)) : Refused(text, "unknown-command");
        if (After("BADGE:", text) is { } badge)
            return Codes.IsCode(badge) ? Only(text, new Badge(badge)) : Refused(text, "malformed-badge");
        if (After("PIN:", text) is { } pin)
            return pin.Length is > 0 and <= LongestPin && Linters.Digits(pin) is null ? Only(text, new Pin(pin)) : Refused(text, "malformed-pin");
        return null;
    }

    private static string? After(string prefix, string text) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..].Trim(' ') : null;

    private static ScannedCode Only(string text, CodeCandidate candidate) => new() { Text = text, Candidates = [candidate] };

    private static ScannedCode Refused(string text, string rule) => new() { Text = text, Refusal = new CodeRefusal(rule) };
}
