using Fulfillment.Contracts;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>What to do about a printer's trouble, with its paper named: whoever goes there takes the right pack along.</summary>
internal static class PrinterAdvice
{
    public static Text For(PrinterTrouble trouble, string media)
    {
        var paper = Paper(media);
        return trouble.Code switch
        {
            "media-empty" => new Text($"{paper.Ja}を補給してください。", $"Load {paper.En}."),
            "media-low" => new Text($"補給用の{paper.Ja}を用意してください。", $"Have {paper.En} ready."),
            "media-needed" => new Text($"{paper.Ja}をセットしてください。", $"Put {paper.En} into the tray."),
            _ => trouble.Do,
        };
    }

    public static Text Paper(string media) => PrintMedia.Find(media) switch
    {
        { Code: "hagaki" } => new Text("はがき", "postcards"),
        { Code: var label, Width: var width, Height: var height } when label.StartsWith("label", StringComparison.Ordinal) =>
            new Text($"ラベル {width / 100}×{height / 100} mm", $"labels {width / 100} × {height / 100} mm"),
        { Code: var named } => new Text($"{named.ToUpperInvariant()} 用紙", $"{named.ToUpperInvariant()} paper"),
        null => new Text("用紙", "paper"),
    };
}
