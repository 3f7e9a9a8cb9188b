namespace Fulfillment.Server.Printing;

/// <summary>The doorbell of this node's print worker: rings after a commit that gave it something to do. A missed ring costs one poll.</summary>
internal sealed class PrintSignal
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring. Take it before reading the queues, so that nothing falls between.</summary>
    public Task Next => _next.Task;

    public void Ring() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
