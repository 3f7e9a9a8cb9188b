using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Outbox;

/// <summary>Why the outbox cannot be used.</summary>
internal static class OutboxSentences
{
    public static readonly Text InUse = new("この端末では、すでに fulfill-handheld が動いています。", "fulfill-handheld already runs on this device.");
    public static readonly Text EndTheOther = new("先にそちらを終わらせるか、--home で別の置き場所を指定してください。", "End the other one first, or give this one a --home of its own.");

    public static readonly Text MoveItAside = new(
        "ファイルを別の場所に移して始め直し、移したファイルは管理者に渡してください。未送信の読み取りが入っているかもしれません。",
        "Move the file aside and start again; give the moved file to your administrator, for it may hold scans that were not sent.");

    public static Text Damaged(string path, string reason) => new($"送信箱 {path} が壊れているか、書き込めません（{reason}）。", $"The outbox {path} is damaged or cannot be written ({reason}).");
}
