using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Screens;

/// <summary>States of the warehouse as badges: one word and one tone for each, on every screen.</summary>
internal static class States
{
    public static StateBadge Of(PrinterCondition condition) => condition switch
    {
        PrinterCondition.Ready => new(Tone.Good, new Text("準備完了", "Ready")),
        PrinterCondition.Printing => new(Tone.Busy, new Text("印刷中", "Printing")),
        PrinterCondition.Attention => new(Tone.Warn, new Text("まもなく対応が必要", "Wants somebody soon")),
        PrinterCondition.Stopped => new(Tone.Stop, new Text("停止中", "Stopped")),
        PrinterCondition.Unreachable => new(Tone.Stop, new Text("応答なし", "Does not answer")),
        _ => new(Tone.Calm, new Text("状態を返さない機種", "Never says")),
    };

    public static StateBadge Of(PrintJobState state) => new(
        state switch
        {
            PrintJobState.Queued or PrintJobState.Void => Tone.Calm,
            PrintJobState.Done => Tone.Good,
            PrintJobState.Failed => Tone.Stop,
            PrintJobState.Unknown => Tone.Warn,
            _ => Tone.Busy,
        },
        PrintingRefusals.Name(state));

    public static StateBadge Of(CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => new(Tone.Calm, new Text("下書き", "Draft")),
        CampaignStatus.Live => new(Tone.Good, new Text("実施中", "Live")),
        CampaignStatus.Paused => new(Tone.Warn, new Text("休止中", "Paused")),
        _ => new(Tone.Calm, new Text("終了", "Ended")),
    };

    /// <summary>What became of a campaign in a decision.</summary>
    /// <param name="stage">Where it lost; null is that it goes in.</param>
    public static StateBadge Of(Stage? stage) => stage switch
    {
        null => new(Tone.Good, new Text("入る", "Goes in")),
        Stage.Window => new(Tone.Calm, new Text("期間外", "Window")),
        Stage.Condition => new(Tone.Calm, new Text("条件に合わない", "Condition")),
        Stage.Consent => new(Tone.Calm, new Text("同意・ギフト", "Consent")),
        Stage.Cap => new(Tone.Calm, new Text("上限", "Cap")),
        Stage.Stock => new(Tone.Warn, new Text("在庫", "Stock")),
        Stage.Holdout => new(Tone.Calm, new Text("比較グループ", "Holdout")),
        Stage.Slot => new(Tone.Calm, new Text("枠", "Slot")),
        _ => new(Tone.Calm, new Text("重さ・厚さ", "Budget")),
    };
}
