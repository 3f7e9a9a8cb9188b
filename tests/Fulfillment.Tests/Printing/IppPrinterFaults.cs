using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Printing;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>One job on an IPP printer that misbehaves: the sheet is never doubled and the state is never a guess.</summary>
public sealed class IppPrinterFaults : IAsyncLifetime
{
    private FakeIppPrinter _printer = null!;
    private JobOnDevice _job = null!;

    public async ValueTask InitializeAsync()
    {
        _printer = await FakeIppPrinter.StartAsync();
        _job = new JobOnDevice(PrinterDevices.Create(_printer.Uri, DeviceTimeouts.Default)!, "job-1");
    }

    public ValueTask DisposeAsync() => _printer.DisposeAsync();

    private JobOnDevice HangingJob() => new(PrinterDevices.Create(_printer.Uri, JobOnDevice.Impatient)!, "job-1");

    private void AssertOneSheet()
    {
        var (name, document) = Assert.Single(_printer.Documents);
        Assert.Equal("job-1", name);
        Assert.Equal(JobOnDevice.Pdf, document);
    }

    [Fact]
    public async Task A_healthy_printer_prints_it_and_says_so()
    {
        Assert.Equal(PrintJobState.Done, await _job.RunAsync());
        Assert.Equal([DeviceAnswerKind.Opened, DeviceAnswerKind.Accepted, DeviceAnswerKind.Completed], _job.Heard);
        AssertOneSheet();
    }

    [Fact]
    public async Task A_printer_that_is_off_leaves_it_queued_and_takes_it_when_it_is_on_again()
    {
        await _printer.TurnOffAsync();
        Assert.Equal(PrintJobState.Queued, await _job.RunAsync());
        Assert.Equal("off", _job.Why?.Code);
        await _printer.TurnOnAsync();
        Assert.Equal(PrintJobState.Done, await _job.RunAsync(triedBefore: true));
        AssertOneSheet();
    }

    [Fact]
    public async Task A_reply_cut_after_Create_Job_adopts_the_announced_job_instead_of_a_second_one()
    {
        _printer.Next(FakeFault.CutReply, FakeOperation.CreateJob);
        Assert.Equal(PrintJobState.Queued, await _job.RunAsync());
        Assert.Empty(_printer.Documents);
        Assert.Equal(PrintJobState.Done, await _job.RunAsync(triedBefore: true));
        Assert.Single(_printer.Jobs);
        AssertOneSheet();
    }

    [Fact]
    public async Task A_reply_cut_after_Send_Document_is_looked_up_and_never_sent_again()
    {
        _printer.Next(FakeFault.CutReply, FakeOperation.SendDocument);
        Assert.Equal(PrintJobState.Done, await _job.RunAsync());
        Assert.Equal([DeviceAnswerKind.Opened, DeviceAnswerKind.Doubt, DeviceAnswerKind.Completed], _job.Heard);
        Assert.Equal(1, _printer.Count(FakeOperation.SendDocument));
        AssertOneSheet();
    }

    [Fact]
    public async Task Silence_after_the_document_is_looked_up_too()
    {
        var job = HangingJob();
        _printer.Next(FakeFault.ActThenSilence, FakeOperation.SendDocument);
        Assert.Equal(PrintJobState.Done, await job.RunAsync());
        AssertOneSheet();
    }

    [Fact]
    public async Task A_frozen_printer_that_never_took_the_document_gets_it_once_it_says_it_waits()
    {
        var job = HangingJob();
        _printer.Next(FakeFault.Silence, FakeOperation.SendDocument);
        Assert.Equal(PrintJobState.Done, await job.RunAsync());
        Assert.Equal([DeviceAnswerKind.Opened, DeviceAnswerKind.Doubt, DeviceAnswerKind.AwaitingDocument, DeviceAnswerKind.Accepted, DeviceAnswerKind.Completed], job.Heard);
        AssertOneSheet();
    }

    [Fact]
    public async Task A_printer_that_forgot_its_jobs_leaves_the_job_unknown()
    {
        Assert.Equal(PrintJobState.Sent, await _job.RunAsync(dieAfter: DeviceAnswerKind.Accepted));
        _printer.ForgetJobs();
        Assert.Equal(PrintJobState.Unknown, await _job.RunAsync());
        Assert.Equal("forgotten", _job.Why?.Code);
        AssertOneSheet();
    }

    [Fact]
    public async Task Another_job_under_the_same_number_is_not_taken_for_ours()
    {
        await _job.RunAsync(dieAfter: DeviceAnswerKind.Accepted);
        _printer.ForgetJobs();
        var neighbour = new JobOnDevice(PrinterDevices.Create(_printer.Uri, DeviceTimeouts.Default)!, "job-2");
        Assert.Equal(PrintJobState.Done, await neighbour.RunAsync());
        Assert.Equal(_job.Job.DeviceJobId, neighbour.Job.DeviceJobId);
        Assert.Equal(PrintJobState.Unknown, await _job.RunAsync());
    }

    [Fact]
    public async Task A_printer_that_stays_silent_after_the_document_is_asked_for_a_while_and_then_a_person_is()
    {
        await _job.RunAsync(dieAfter: DeviceAnswerKind.Accepted);
        await _printer.TurnOffAsync();
        Assert.Equal(PrintJobState.Sent, await _job.RunAsync(unheard: TimeSpan.FromSeconds(5)));
        Assert.Equal("off", _job.Why?.Code);
        Assert.Equal(PrintJobState.Unknown, await _job.RunAsync(unheard: PrintJobFlow.Patience));
        Assert.Equal("no-answer", _job.Why?.Code);
    }

    [Fact]
    public async Task A_server_that_died_between_announcing_and_sending_sends_once_when_it_is_back()
    {
        await _job.RunAsync(dieAfter: DeviceAnswerKind.Opened);
        Assert.Equal(PrintJobState.Sending, _job.State);
        Assert.Equal(PrintJobState.Done, await _job.RunAsync(triedBefore: true));
        AssertOneSheet();
    }

    [Fact]
    public async Task A_server_that_died_before_it_saved_the_printers_answer_finds_the_job_by_name()
    {
        await PrinterDevices.Create(_printer.Uri, DeviceTimeouts.Default)!.OpenAsync(_job.Job, default);
        _job.State = PrintJobState.Sending;
        Assert.Equal(PrintJobState.Done, await _job.RunAsync(triedBefore: true));
        Assert.Single(_printer.Jobs);
        AssertOneSheet();
    }

    [Theory]
    [InlineData(FakeFault.Busy, PrintJobState.Queued, "busy")]
    [InlineData(FakeFault.BadMedia, PrintJobState.Failed, "bad-media")]
    [InlineData(FakeFault.Gibberish, PrintJobState.Queued, "broken-reply")]
    [InlineData(FakeFault.Silence, PrintJobState.Queued, "frozen")]
    internal async Task Trouble_while_announcing_puts_nothing_on_paper(FakeFault fault, PrintJobState state, string why)
    {
        var job = HangingJob();
        _printer.Next(fault, FakeOperation.CreateJob);
        Assert.Equal(state, await job.RunAsync());
        Assert.Equal(why, job.Why?.Code);
        Assert.Empty(_printer.Documents);
    }

    [Fact]
    public async Task An_aborted_job_fails()
    {
        _printer.AbortJobs();
        Assert.Equal(PrintJobState.Failed, await _job.RunAsync());
        Assert.Equal("aborted", _job.Why?.Code);
    }

    [Fact]
    public async Task Paper_that_runs_out_after_the_job_was_taken_keeps_it_printing_and_says_why()
    {
        _printer.RunOutOfPaper();
        Assert.Equal(PrintJobState.Printing, await _job.RunAsync());
        Assert.Equal("media-empty", _job.Why?.Code);
        _printer.Refill();
        Assert.Equal(PrintJobState.Done, await _job.RunAsync());
        AssertOneSheet();
    }

    [Fact]
    public async Task A_stopped_printer_gets_no_job_so_that_it_can_still_be_withdrawn()
    {
        _printer.Stop("cover-open-error");
        Assert.Equal(PrintJobState.Queued, await _job.RunAsync());
        Assert.Equal("cover-open", _job.Why?.Code);
        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task A_job_cancelled_at_the_printer_fails_with_that_reason()
    {
        _printer.RunOutOfPaper();
        await _job.RunAsync();
        await PrinterDevices.Create(_printer.Uri, DeviceTimeouts.Default)!.CancelAsync(_job.Job, default);
        Assert.Equal(PrintJobState.Failed, await _job.RunAsync());
        Assert.Equal("canceled", _job.Why?.Code);
    }

    [Fact]
    public async Task A_web_page_where_the_printer_should_be_is_named_as_a_wrong_address()
    {
        var elsewhere = PrinterDevices.Create(_printer.Uri.Replace("/ipp/print", "/elsewhere", StringComparison.Ordinal), DeviceTimeouts.Default)!;
        var health = await elsewhere.ReadHealthAsync(default);
        Assert.Equal((PrinterCondition.Unreachable, "wrong-address"), (health.Condition, health.Trouble?.Code));
    }
}
