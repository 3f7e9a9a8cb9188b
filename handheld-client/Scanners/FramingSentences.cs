using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Scanners;

/// <summary>Why bytes of a scanner are no read. The next step is the same for all: scan it again.</summary>
internal static class FramingSentences
{
    public static readonly Text Broken = new("読み取りの途中でスキャナーが外れました。", "The scanner was unplugged in the middle of a read.");

    public static readonly Text NoBeginning = new("読み取りの先頭（STX）がありません。", "A read came without its beginning (STX).");

    public static readonly Text NoAim = new("読み取りの先頭（AIM 識別子）が欠けています。", "A read came without its AIM identifier: its beginning is missing.");

    public static readonly Text ScanAgain = new(
        "もう一度読み取ってください。続くときは責任者に知らせてください（スキャナーの設定を確かめます）。",
        "Scan it again. If it goes on, tell your supervisor: the scanner's profile may not fit.");

    /// <param name="beginning">What did arrive; empty where that was told before.</param>
    public static Text NoEnd(string beginning)
    {
        var shown = beginning.Length == 0 ? "" : string.Concat(beginning.Select(letter => char.IsControl(letter) ? '·' : letter)) + "…";
        return new Text($"読み取りが途中で切れました。{shown}", $"A read came without its end. {shown}");
    }

    public static Text TooLong(int most) => new($"読み取りが長すぎます（{most} バイトまで）。", $"The read is too long (at most {most} bytes).");

    public static Text NoText(string encoding) => new($"読み取りに文字ではないデータ（{encoding} 以外）があります。", $"The read holds bytes that are no {encoding} text.");
}
