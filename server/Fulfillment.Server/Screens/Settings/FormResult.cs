using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>What became of the form that was sent last: saved, refused, or nothing yet.</summary>
internal sealed record FormResult(Refusal? Refusal, Text? Done)
{
    public static FormResult None { get; } = new(null, null);

    public static FormResult Of(bool saved) => saved ? new FormResult(null, SettingsWords.Saved) : None;

    public static FormResult Of(Refusal refusal) => new(refusal, null);

    public static FormResult Of(Text done) => new(null, done);
}
