using Fulfillment.Server.Printing;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>The life of a print job as a function: what may never happen, over every state and every answer.</summary>
public sealed class PrintJobLife
{
    private static readonly TimeSpan[] Silences = [TimeSpan.Zero, PrintJobFlow.Stall, PrintJobFlow.Patience, TimeSpan.FromDays(1)];

    private static IEnumerable<(PrintJobState State, bool Opened, DeviceAnswer Answer, PrintTurn Turn)> EveryTurn() =>
        from state in Enum.GetValues<PrintJobState>()
        from opened in new[] { false, true }
        where opened || state is not (PrintJobState.Sent or PrintJobState.Printing or PrintJobState.Unknown)
        from kind in Enum.GetValues<DeviceAnswerKind>()
        from silence in Silences
        let answer = new DeviceAnswer(kind)
        select (state, opened, answer, PrintJobFlow.Next(state, opened, answer, silence));

    [Fact]
    public void A_document_is_sent_only_right_after_the_printer_said_it_has_none()
    {
        foreach (var (state, opened, answer, turn) in EveryTurn().Where(each => each.Turn.Deed is PrintDeed.Send))
        {
            Assert.True(answer.Kind is DeviceAnswerKind.Opened or DeviceAnswerKind.AwaitingDocument, $"{state}, opened {opened}: {answer.Kind}");
            Assert.False(state is PrintJobState.Sent or PrintJobState.Printing && answer.Kind is DeviceAnswerKind.AwaitingDocument, $"{state} sends again");
        }
    }

    [Fact]
    public void A_job_that_may_hold_a_document_is_never_begun_again_unless_the_printer_refused_the_document()
    {
        foreach (var (state, opened, answer, turn) in EveryTurn().Where(each => each.Opened && each.Turn is { Opened: false, State: PrintJobState.Queued or PrintJobState.Sending }))
            Assert.True(answer.Kind is DeviceAnswerKind.NotNow && state is PrintJobState.Queued or PrintJobState.Sending, $"{state}, opened {opened}: {answer.Kind} → {turn}");
    }

    [Fact]
    public void Only_the_printers_word_makes_a_job_done() =>
        Assert.All(EveryTurn().Where(each => each.State is not PrintJobState.Done && each.Turn.State is PrintJobState.Done), each => Assert.Equal(DeviceAnswerKind.Completed, each.Answer.Kind));

    [Fact]
    public void A_settled_job_stays_as_it_is() =>
        Assert.All(EveryTurn().Where(each => PrintJobFlow.IsSettled(each.State)), each => Assert.Equal((each.State, PrintDeed.Rest), (each.Turn.State, each.Turn.Deed)));

    [Fact]
    public void An_unknown_job_does_nothing_but_become_done() =>
        Assert.All(EveryTurn().Where(each => each.State is PrintJobState.Unknown),
            each => Assert.Equal((each.Answer.Kind is DeviceAnswerKind.Completed ? PrintJobState.Done : PrintJobState.Unknown, PrintDeed.Rest), (each.Turn.State, each.Turn.Deed)));

    [Fact]
    public void A_job_found_half_way_is_looked_up_before_anything_else()
    {
        Assert.All([PrintJobState.Sending, PrintJobState.Sent, PrintJobState.Printing], state => Assert.Equal(PrintDeed.Look, PrintJobFlow.FirstDeed(state, triedBefore: false)));
        Assert.Equal(PrintDeed.Look, PrintJobFlow.FirstDeed(PrintJobState.Queued, triedBefore: true));
        Assert.Equal(PrintDeed.Open, PrintJobFlow.FirstDeed(PrintJobState.Queued, triedBefore: false));
    }

    [Fact]
    public void A_printer_that_processes_for_a_minute_without_a_reason_is_named() =>
        Assert.Equal("stalled", PrintJobFlow.Next(PrintJobState.Printing, true, new DeviceAnswer(DeviceAnswerKind.Printing), PrintJobFlow.Stall).Why?.Code);

    [Fact]
    public void Every_trouble_is_found_again_by_its_code()
    {
        var troubles = typeof(PrinterTroubles).GetFields().Where(field => field.FieldType == typeof(PrinterTrouble)).Select(field => (PrinterTrouble)field.GetValue(null)!).ToList();
        Assert.NotEmpty(troubles);
        Assert.All(troubles, trouble => Assert.Same(trouble, PrinterTroubles.Find(trouble.Code)));
    }
}
