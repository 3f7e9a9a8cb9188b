using Fulfillment.Contracts;
using Fulfillment.Server.Packing;

namespace Fulfillment.Server.Stations;

/// <summary>What a station says around its conversation.</summary>
internal static class StationSentences
{
    public static readonly Text NextWhenSignedOut = new("名札を読み取ってください。", "Scan your badge.");
    public static readonly Text NextForPin = new("暗証番号を入力してください。", "Enter your PIN.");
    public static readonly BenchMessage SignedOut = new("stations/signed-out", new Text("サインアウトしています。", "Nobody is signed in."), NextWhenSignedOut);
    public static readonly BenchMessage PinAsked = new("stations/pin-asked", new Text("暗証番号が必要です。", "Your PIN is needed."), NextForPin, Sounds.Attention);
    public static readonly BenchMessage Ready = new("stations/ready", new Text("準備できました。", "Ready."), PackingSentences.NextWhenIdle);

    public static BenchMessage SignedIn(string name, Text next) => new("stations/signed-in", new Text($"{name} さん、お疲れさまです。", $"Hello, {name}."), next);

    public static BenchMessage Goodbye(string name) => new("stations/signed-out", new Text($"{name} さん、サインアウトしました。", $"Goodbye, {name}."), NextWhenSignedOut);
}
