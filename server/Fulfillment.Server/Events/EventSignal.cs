namespace Fulfillment.Server.Events;

/// <summary>The doorbell of this node: rings after a commit that appended events. The log is the mailbox; a missed ring costs one poll.</summary>
internal sealed class EventSignal
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring. Take it before reading the log, so that nothing falls between.</summary>
    public Task Next => _next.Task;

    public void Ring() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
